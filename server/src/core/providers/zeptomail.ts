import type { Provider } from '../model.ts';

export default {
  id: 'zeptomail',
  name: 'Zoho ZeptoMail',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^smtp\.zeptomail\.(com|eu|in|com\.au|com\.cn|jp|sa)$/i,
      example: 'smtp.zeptomail.com',
      status: 'current',
    },
    {
      pattern: /^smtp\.transmail\.(com|eu|in)$/i,
      example: 'smtp.transmail.com',
      status: 'unverified',
      note: 'old product name TransMail',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended', grade: 'C' },
    { port: 465, mode: 'implicit', status: 'supported', grade: 'C' },
  ],
  recommended: { host: 'smtp.zeptomail.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'emailapikey', hint: 'exactly emailapikey', grade: 'C' },
    password: {
      kind: 'api_key',
      wrong: [
        {
          pattern: /^[Zz]oho-enczapikey\s.{1,500}$/,
          means: 'the HTTP Authorization prefix came along; SMTP wants the token alone',
          confidence: 'medium',
        },
      ],
      hint: 'Send Mail token of the Mail Agent',
    },
  },
  docs: [],
  unread: ['https://www.zoho.com/zeptomail/help/smtp-home.html'],
  sources: [
    {
      ref: 'public configuration files that name smtp.zeptomail. (ten)',
      grade: 'C',
      supports: '587 and 465, user emailapikey, .com and .in',
    },
    { ref: 'https://www.zoho.com/zeptomail/help/api-home.html', grade: 'A', supports: 'send mail token per agent' },
  ],
} satisfies Provider;
