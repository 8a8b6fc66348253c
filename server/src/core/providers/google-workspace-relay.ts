import type { Provider } from '../model.ts';

export default {
  id: 'google-workspace-relay',
  name: 'Google Workspace SMTP relay',
  kind: 'relay',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp-relay\.gmail\.com$/i, example: 'smtp-relay.gmail.com', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'supported' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 25, mode: 'opportunistic', status: 'supported' },
  ],
  recommended: { host: 'smtp-relay.gmail.com', port: 587, mode: 'starttls' },
  anonymous: 'allowed',
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email_or_none', hint: 'none when the admin allows the sending IP; else a Workspace user' },
    password: { kind: 'app_password_or_none' },
  },
  docs: ['https://support.google.com/a/answer/2956491', 'https://support.google.com/a/answer/176600'],
  sources: [
    {
      ref: 'https://www.mailslurp.com/guides/google-workspace-smtp-relay',
      grade: 'C',
      supports: 'relay host, 587 with TLS, IP-based auth without TLS',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'omnibus-gitlab doc/settings/smtp.md@440b1f8', grade: 'B', supports: '587' },
    {
      ref: 'calcom/cal.diy#5254, nodemailer/nodemailer#1742, twentyhq/twenty#24932, Mailtrain-org/mailtrain#1002',
      grade: 'B',
      supports: '421 4.7.0 (EHLO) when the client greets as [127.0.0.1]/localhost',
    },
    {
      ref: 'READMEs that cite support.google.com/a/answer/2956491',
      grade: 'C',
      supports: 'route outgoing SMTP relay messages through Google',
    },
  ],
  notes: [
    'No user and password is a valid configuration: the administrator allows the sending IP address.',
    'Answers "421 4.7.0 Try again later, closing connection. (EHLO)" when the EHLO name is no real host name; nodemailer sends [127.0.0.1] when the machine has no domain.',
  ],
} satisfies Provider;
