import type { Provider } from '../model.ts';

export default {
  id: 'microsoft365',
  name: 'Microsoft 365 / Exchange Online SMTP AUTH client submission',
  kind: 'mailbox',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.office365\.com$/i, example: 'smtp.office365.com', status: 'current' },
    {
      pattern: /^smtp-legacy\.office365\.com$/i,
      example: 'smtp-legacy.office365.com',
      status: 'legacy',
      grade: 'B',
      note: 'for clients that only speak TLS older than 1.2; an administrator must allow it',
    },
    {
      pattern: /^outlook\.office365\.com$/i,
      example: 'outlook.office365.com',
      status: 'wrong',
      replacement: 'smtp.office365.com',
      grade: 'B',
      note: 'the IMAP and POP host; Microsoft names smtp.office365.com for sending, although this one may answer on 587',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 25, mode: 'starttls', status: 'supported' },
    {
      port: 465,
      mode: 'implicit',
      status: 'unsupported',
      note: 'Microsoft: "If your device recommends or defaults to port 465, it does not support SMTP AUTH client submission"',
    },
  ],
  recommended: { host: 'smtp.office365.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['XOAUTH2', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: {
      kind: 'oauth2_or_password',
      hint: 'XOAUTH2 with SMTP.Send / SMTP.SendAsApp. Password works only while the tenant still allows Basic auth.',
    },
  },
  deprecations: [
    {
      what: 'password login (Basic authentication) for SMTP AUTH',
      date: '2026-12-31',
      kind: 'any-password',
      effect: 'off-by-default',
      source: 'Microsoft message center MC786329, update of 2026-01-27',
      grade: 'B',
      note: 'Switched off by default at the end of December 2026; administrators of existing tenants can switch it on again. In 2027 Microsoft will announce when it goes for good. Earlier plans (September 2025, March to April 2026) are void.',
    },
  ],
  docs: [
    'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
    'https://techcommunity.microsoft.com/t5/exchange-team-blog/exchange-online-to-retire-basic-auth-for-client-submission-smtp/ba-p/4114750',
  ],
  sources: [
    {
      ref: 'Microsoft multifunction device article (OfficeDocs-Exchange@52e8b70, 2021-07-14)',
      grade: 'A',
      supports: 'host, 587 recommended or 25, STARTTLS, TLS 1.2+, DNS name not IP, no 465',
    },
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: '587 STARTTLS, OAuth2 ONLY' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    {
      ref: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/exchange-online-to-retire-basic-auth-for-client-submission-smtp/ba-p/4114750',
      grade: 'A',
      supports: 'endpoints affected, 550 5.7.30 text (page text is the 2025-06 edition)',
    },
    {
      ref: 'https://mc.merill.net/message/MC786329/v/2024-04-26T00-17-12-6Z',
      grade: 'B',
      supports: 'message-center copy with the 2026-01-27 update',
    },
    {
      ref: 'https://www.captaindns.com/en/blog/microsoft-exchange-basic-auth-smtp-end',
      grade: 'C',
      supports: 'same timeline',
    },
    {
      ref: 'https://mc.merill.net/message/MC786329/compare/2026-01-27T20-11-01-253Z/2024-04-26T00-17-12-6Z',
      grade: 'B',
      supports: 'removal on hold; final date to be announced in 2027',
    },
    {
      ref: 'Microsoft article on the legacy TLS endpoint (copy in a public repository)',
      grade: 'B',
      supports: 'smtp-legacy.office365.com',
    },
    {
      ref: 'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353 (read in a copy)',
      grade: 'B',
      supports: 'outlook.office365.com is the IMAP and POP host',
    },
  ],
  notes: [
    'After the removal clients get: 550 5.7.30 Basic authentication is not supported for Client Submission.',
    'Tenants created after December 2026 have no password login by default.',
    'TLS 1.2 or later is required (Microsoft).',
    'The host must be a name and not an IP address (Microsoft).',
    'From must be the mailbox that logs in, or one that it may send as (5.7.60).',
  ],
} satisfies Provider;
