import assert from 'node:assert/strict';
import { CA, type Case } from '../support/check.ts';
import { NO_587 } from '../support/places.ts';
import { portOf } from '../support/postfix.ts';
import type { Result } from '../support/smtplint.ts';

/** The mechanism that was used. */
const loggedInWith =
  (mechanism: string) =>
  ({ report, out }: Result): void => {
    const { facts } = report.steps.find(({ name }) => name === 'auth') ?? {};
    assert.deepEqual(facts, { mechanism }, out);
  };

/** Settings that work. */
export const passing: readonly Case[] = [
  {
    name: '587 with STARTTLS and login',
    port: 587,
    security: 'starttls',
    cause: 'ok',
    step: 'auth',
    also: loggedInWith('PLAIN'),
  },
  {
    name: '465 with implicit TLS and login',
    port: 465,
    security: 'implicit',
    cause: 'ok',
    step: 'auth',
    also: loggedInWith('PLAIN'),
  },
  {
    name: '587 where TLS is optional',
    port: portOf('optional TLS'),
    security: 'starttls',
    cause: 'ok',
    step: 'auth',
  },
  { name: '25 with STARTTLS and no login', port: 25, security: 'starttls', user: null, cause: 'ok', step: 'tls' },
  { name: 'a login in clear, on loopback', port: 2525, security: 'none', cause: 'ok', step: 'auth' },
  {
    name: 'AUTH LOGIN',
    port: portOf('only LOGIN'),
    security: 'implicit',
    cause: 'ok',
    step: 'auth',
    also: loggedInWith('LOGIN'),
  },
  {
    name: 'AUTH CRAM-MD5',
    port: portOf('only CRAM-MD5'),
    security: 'implicit',
    cause: 'ok',
    step: 'auth',
    also: loggedInWith('CRAM-MD5'),
  },
  {
    name: 'a chain that brings its private root, with that root',
    port: portOf('certificate rooted'),
    security: 'implicit',
    cause: 'ok',
    step: 'certificate',
  },
];

/** Settings that ask for the wrong port or mode. */
export const wrongPorts: readonly Case[] = [
  {
    name: 'implicit TLS on 587',
    port: 587,
    security: 'implicit',
    cause: 'plain-on-tls-port',
    step: 'tls',
    mended: ['-EMAIL_USE_TLS=False', '-EMAIL_USE_SSL=True', '+EMAIL_USE_TLS=True'],
  },
  {
    name: 'STARTTLS on 465',
    port: 465,
    security: 'starttls',
    cause: 'tls-on-plain-port',
    step: 'greeting',
    mended: ['-EMAIL_USE_TLS=True', '-EMAIL_USE_SSL=False', '+EMAIL_USE_SSL=True'],
  },
  {
    name: 'no encryption on 465',
    port: 465,
    security: 'none',
    cause: 'tls-on-plain-port',
    step: 'greeting',
    mended: ['-EMAIL_USE_TLS=False', '-EMAIL_USE_SSL=False', '+EMAIL_USE_SSL=True'],
  },
  {
    name: 'no encryption on 587',
    port: 587,
    security: 'none',
    cause: 'auth-requires-tls',
    step: 'auth',
    mended: ['-EMAIL_USE_TLS=False', '-EMAIL_USE_SSL=False', '+EMAIL_USE_TLS=True'],
  },
  {
    name: 'STARTTLS where there is none',
    port: 2525,
    security: 'starttls',
    cause: 'starttls-missing',
    step: 'starttls',
    // Django's own way to say false, whatever reads the variable.
    mended: ['-EMAIL_USE_TLS=True', '-EMAIL_USE_SSL=False', '+EMAIL_USE_TLS='],
  },
  {
    name: 'STARTTLS at a server without its key',
    port: portOf('has lost its key'),
    security: 'starttls',
    cause: 'starttls-refused',
    step: 'starttls',
  },
  {
    name: 'a login on 25',
    port: 25,
    security: 'starttls',
    cause: 'auth-not-offered',
    step: 'auth',
    advice: /587 or 465/,
  },
  {
    name: 'a login on a TLS port without one',
    port: portOf('no login'),
    security: 'implicit',
    cause: 'auth-not-offered',
    step: 'auth',
  },
  {
    name: 'a port where nothing listens',
    host: NO_587,
    port: 587,
    security: 'starttls',
    cause: 'refused',
    step: 'tcp',
  },
  { name: 'IMAP', port: 143, security: 'starttls', cause: 'not-smtp-imap', step: 'greeting' },
  { name: 'IMAP with TLS', port: 993, security: 'implicit', cause: 'not-smtp-imap', step: 'greeting' },
  {
    name: 'STARTTLS on the port of IMAP with TLS',
    port: 993,
    security: 'starttls',
    cause: 'not-smtp-imap',
    step: 'greeting',
  },
  {
    name: 'implicit TLS on the port of IMAP without it',
    port: 143,
    security: 'implicit',
    cause: 'not-smtp-imap',
    step: 'greeting',
  },
  {
    name: 'a refused client',
    port: portOf('refuses clients'),
    security: 'starttls',
    cause: 'greeting-rejected',
    step: 'greeting',
  },
  {
    name: 'a client name that is none',
    port: portOf('refuses names'),
    security: 'starttls',
    argv: [...CA, '--name', 'laptop'],
    cause: 'ehlo-rejected',
    step: 'ehlo',
  },
];
