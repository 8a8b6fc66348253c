import { type Case, WRONG } from '../support/check.ts';
import { DOMAIN } from '../support/places.ts';
import { portOf } from '../support/postfix.ts';

/** Logins that are not accepted. */
export const logins: readonly Case[] = [
  {
    name: 'a wrong password (587)',
    port: 587,
    security: 'starttls',
    password: WRONG,
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: 'a wrong password (465)',
    port: 465,
    security: 'implicit',
    password: WRONG,
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: 'a wrong password (AUTH LOGIN)',
    port: portOf('only LOGIN'),
    security: 'implicit',
    password: WRONG,
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: 'a wrong password (CRAM-MD5)',
    port: portOf('only CRAM-MD5'),
    security: 'implicit',
    password: WRONG,
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: 'an unknown user',
    port: 587,
    security: 'starttls',
    user: `nobody@${DOMAIN}`,
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  {
    name: 'no mechanism in common',
    port: portOf('only SCRAM'),
    security: 'implicit',
    cause: 'auth-no-common-mechanism',
    step: 'auth',
  },
  { name: 'Dovecot dies', port: portOf('Dovecot dies'), security: 'implicit', cause: 'auth-temporary', step: 'auth' },
  {
    name: 'Dovecot is gone',
    port: portOf('Dovecot is gone'),
    security: 'implicit',
    cause: 'closed-early',
    step: 'greeting',
  },
  {
    name: 'Dovecot is gone, STARTTLS',
    port: portOf('Dovecot is gone, STARTTLS'),
    security: 'starttls',
    cause: 'closed-early',
    step: 'ehlo',
  },
];
