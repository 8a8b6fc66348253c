import type { Provider } from '../model.ts';

export default {
  id: 'tuta',
  name: 'Tuta (Tutanota)',
  kind: 'none',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^smtp\.tuta(nota)?\.(com|de|io)$/i,
      example: 'smtp.tutanota.com',
      status: 'wrong',
      note: 'Tuta offers no SMTP/IMAP',
    },
  ],
  endpoints: [],
  docs: [],
  unread: ['https://tuta.com/faq'],
  sources: [
    { ref: 'chatmail/provider-db (2026-04-21)', grade: 'B', supports: 'BROKEN: no standard protocols (2021-06)' },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: 'lists smtp.tutanota.com:465 (wrong)' },
  ],
  notes: ['The nodemailer service "Tutanota" cannot work.'],
} satisfies Provider;
