import type { Provider } from '../model.ts';

export default {
  id: 'loops',
  name: 'Loops',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [{ pattern: /^smtp\.loops\.so$/i, example: 'smtp.loops.so', status: 'current' }],
  endpoints: [{ port: 587, mode: 'starttls', status: 'recommended' }],
  recommended: { host: 'smtp.loops.so', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'literal', literal: 'loops', hint: 'exactly loops', grade: 'C' },
    password: { kind: 'api_key' },
  },
  docs: ['https://loops.so/docs/smtp'],
  sources: [
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '587' },
    { ref: 'https://loops.so/docs/smtp.md', grade: 'A', supports: 'page exists; excerpt stops before the table' },
    {
      ref: 'public configuration files that name smtp.loops.so (ten, 2 of them docs tables)',
      grade: 'C',
      supports: '587, user loops, password = API key; bodies must be JSON payloads',
    },
  ],
  notes: [
    "The body must be a Loops JSON payload, not HTML: an application's own mail fails although the connection works (public files).",
  ],
} satisfies Provider;
