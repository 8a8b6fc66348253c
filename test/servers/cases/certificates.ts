import type { CertificateName } from '../support/certificates.ts';
import type { Case, Settings } from '../support/check.ts';
import { portOf } from '../support/postfix.ts';

const certificate = (name: CertificateName): Settings => ({
  port: portOf(`certificate ${name}`),
  security: 'implicit',
});
/** Handshakes that fail, and certificates that do not verify. */
export const certificates: readonly Case[] = [
  {
    name: 'a private authority that is not given (587)',
    port: 587,
    security: 'starttls',
    argv: [],
    cause: 'cert-untrusted-ca',
    step: 'certificate',
    message: /smtplint test root/,
  },
  {
    name: 'a private authority that is not given (465)',
    port: 465,
    security: 'implicit',
    argv: [],
    cause: 'cert-untrusted-ca',
    step: 'certificate',
  },
  {
    name: 'one whose root is sent along',
    ...certificate('rooted'),
    argv: [],
    cause: 'cert-untrusted-ca',
    step: 'certificate',
  },
  {
    name: 'no intermediate, with the root',
    ...certificate('incomplete'),
    cause: 'cert-incomplete-chain',
    step: 'certificate',
  },
  {
    name: 'no intermediate, without the root',
    ...certificate('incomplete'),
    argv: [],
    cause: 'cert-incomplete-chain',
    step: 'certificate',
  },
  { name: 'the one that Debian makes', ...certificate('snakeoil'), cause: 'cert-self-signed', step: 'certificate' },
  {
    name: 'one for another host',
    ...certificate('other'),
    cause: 'cert-name-mismatch',
    step: 'certificate',
    message: /web\.test/,
  },
  { name: 'an expired one', ...certificate('expired'), cause: 'cert-expired', step: 'certificate' },
  { name: 'TLS 1.1 at most', port: portOf('old TLS'), security: 'implicit', cause: 'tls-version', step: 'tls' },
  {
    name: 'no handshake, since Postfix cannot read its certificates',
    port: portOf('has lost its chain'),
    security: 'starttls',
    cause: 'tls-handshake',
    step: 'tls',
  },
  {
    name: 'a client certificate is demanded (465)',
    port: portOf('wants a client certificate'),
    security: 'implicit',
    cause: 'tls-client-cert-required',
    step: 'greeting',
    message: /No client certificate presented/,
  },
  {
    name: 'a client certificate is demanded (587)',
    port: portOf('demands a client certificate'),
    security: 'starttls',
    cause: 'tls-client-cert-required',
    step: 'ehlo',
  },
];
