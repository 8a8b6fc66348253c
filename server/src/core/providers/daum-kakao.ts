import type { Provider } from '../model.ts';

export default {
  id: 'daum-kakao',
  name: 'Daum / Kakao Mail',
  kind: 'mailbox',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    { pattern: /^smtp\.daum\.net$/i, example: 'smtp.daum.net', status: 'current' },
    { pattern: /^smtp\.kakao\.com$/i, example: 'smtp.kakao.com', status: 'unverified' },
  ],
  emailDomains: ['daum.net'],
  endpoints: [{ port: 465, mode: 'implicit', status: 'recommended' }],
  recommended: { host: 'smtp.daum.net', port: 465, mode: 'implicit' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: { kind: 'full_email', hint: 'the full e-mail address' },
    password: { kind: 'app_password' },
  },
  docs: [],
  unread: ['https://cs.daum.net'],
  sources: [
    { ref: 'Thunderbird ISPDB (2026-03-12)', grade: 'B', supports: 'smtp.daum.net:465' },
    { ref: 'general knowledge, not checked', grade: 'D', supports: 'smtp.kakao.com' },
  ],
} satisfies Provider;
