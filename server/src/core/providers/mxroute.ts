import type { Provider } from '../model.ts';

export default {
  id: 'mxroute',
  name: 'MXroute',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^[a-z0-9-]{1,63}\.(mxrouting\.net|mxlogin\.com|mxroute\.com)$/i,
      example: 'glacier.mxrouting.net',
      status: 'current',
    },
  ],
  endpoints: [
    { port: 465, mode: 'implicit', status: 'recommended', grade: 'C' },
    { port: 587, mode: 'starttls', status: 'unverified' },
    { port: 2525, mode: 'starttls', status: 'unverified' },
  ],
  recommended: { host: '<server>.mxrouting.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'mailbox_password' },
  },
  docs: [],
  unread: ['https://docs.mxroute.com'],
  sources: [
    {
      ref: 'public configuration files that name mxrouting.net (ten)',
      grade: 'C',
      supports: '<word>.mxrouting.net hosts; 465 TLS in one, 587 with secure:true (wrong) in another',
    },
  ],
} satisfies Provider;
