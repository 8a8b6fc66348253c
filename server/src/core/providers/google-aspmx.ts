import type { Provider } from '../model.ts';

export default {
  id: 'google-aspmx',
  name: 'Google MX (restricted Gmail SMTP server)',
  kind: 'relay',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^(?:(alt[1-4]\.)?aspmx\.l\.google\.com|aspmx[2-5]\.googlemail\.com)$/i,
      example: 'aspmx.l.google.com',
      status: 'current',
    },
    {
      pattern: /^smtp\.google\.com$/i,
      example: 'smtp.google.com',
      status: 'current',
      grade: 'C',
      note: 'the single MX record of newer Workspace domains; not a submission host',
    },
  ],
  endpoints: [{ port: 25, mode: 'opportunistic', status: 'supported' }],
  recommended: { host: 'aspmx.l.google.com', port: 25, mode: 'opportunistic' },
  anonymous: 'only',
  docs: ['https://support.google.com/a/answer/176600'],
  sources: [
    {
      ref: 'https://prospeo.io/s/gmail-smtp-relay-server',
      grade: 'C',
      supports: '25, no auth, only to Gmail/Workspace recipients',
    },
    {
      ref: 'published zone notes with "MX 1 smtp.google.com" (ten public files)',
      grade: 'C',
      supports: 'smtp.google.com is an MX',
    },
    { ref: 'READMEs that cite support.google.com/a/answer/176600', grade: 'C', supports: 'device and app set-up' },
  ],
  notes: [
    'A device may send to users of its own Workspace here, on port 25 and without a login.',
    'A user name or password configured with this host is a mistake.',
  ],
} satisfies Provider;
