import type { Provider } from '../model.ts';

export default {
  id: 'ethereal',
  name: 'Ethereal (nodemailer test accounts)',
  kind: 'test_service',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.ethereal\.email$/i, example: 'smtp.ethereal.email', status: 'current' }],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 465, mode: 'implicit', status: 'unverified' },
  ],
  recommended: { host: 'smtp.ethereal.email', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: '@ethereal.email address' },
    password: { kind: 'generated' },
  },
  docs: [],
  unread: ['https://ethereal.email'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    {
      ref: 'nodemailer/nodemailer-homepage docs/guides/testing-with-ethereal.md',
      grade: 'A',
      supports: 'test account service',
    },
  ],
  notes: ['Mail is never delivered.'],
} satisfies Provider;
