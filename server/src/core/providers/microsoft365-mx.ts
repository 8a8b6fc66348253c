import type { Provider } from '../model.ts';

export default {
  id: 'microsoft365-mx',
  name: 'Microsoft 365 direct send / connector relay (MX endpoint)',
  kind: 'relay',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^[a-z0-9-]{1,63}\.mail\.protection\.outlook\.com$/i,
      example: 'contoso-com.mail.protection.outlook.com',
      status: 'current',
    },
    {
      pattern: /^[a-z0-9-]{1,63}\.[a-z]-v1\.mx\.microsoft$/i,
      example: 'contoso-com.a-v1.mx.microsoft',
      status: 'unverified',
      note: 'DNSSEC-enabled MX names',
    },
  ],
  endpoints: [{ port: 25, mode: 'opportunistic', status: 'recommended' }],
  recommended: { host: '<tenant>.mail.protection.outlook.com', port: 25, mode: 'opportunistic' },
  anonymous: 'only',
  docs: [
    'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
  ],
  sources: [
    {
      ref: 'Microsoft multifunction device article (OfficeDocs-Exchange@52e8b70, 2021-07-14)',
      grade: 'A',
      supports: 'options 2 and 3: port 25, TLS optional/enabled, no login',
    },
  ],
  notes: ['Port 25 without a login is the documented way: direct send and connector relay.'],
} satisfies Provider;
