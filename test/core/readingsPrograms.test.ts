import { checkReadings, type ReadingCase } from './readingCases.ts';

const N8N = 'N8N_SMTP_HOST=h\n';
const CALCOM = 'CALENDSO_ENCRYPTION_KEY=k\n';
const OUTLINE = 'UTILS_SECRET=k\nSMTP_HOST=h\n';
const DIRECTUS = 'EMAIL_TRANSPORT=smtp\nEMAIL_SMTP_HOST=h\n';
const DOCUMENSO = 'NEXT_PRIVATE_SMTP_HOST=h\n';
const ROCKET = 'OVERWRITE_SETTING_SMTP_Host=h\n';
const METEOR = 'ROOT_URL=https://h\nMONGO_URL=mongodb://db/h\n';
const REMARK = 'REMARK_URL=https://h\nSMTP_HOST=h\n';
const HARBOR = '"email_host": "h", "email_identity": "", "email_insecure": false';
const ACTION = 'jobs:\n  a:\n    steps:\n      - uses: dawidd6/action-send-mail@v6\n        with:\n';
const WORKFLOW = '.github/workflows/a.yml';

const CASES: readonly ReadingCase[] = [
  ['n8n by default', N8N, 'n8n: implicit'],
  ['n8n, an empty flag', `${N8N}N8N_SMTP_SSL=`, 'n8n: implicit'],
  ['n8n, another word than false', `${N8N}N8N_SMTP_SSL=no`, 'n8n: implicit'],
  ['n8n without TLS', `${N8N}N8N_SMTP_SSL=False`, 'n8n: opportunistic'],
  ['n8n with TLS, STARTTLS off', `${N8N}N8N_SMTP_STARTTLS=false`, 'n8n: implicit'],
  ['n8n, both off', `${N8N}N8N_SMTP_SSL=0\nN8N_SMTP_STARTTLS=false`, 'n8n: none'],
  ['n8n, another mode', `${N8N}N8N_EMAIL_MODE=sendmail`, 'n8n: disabled'],
  ['n8n at run time', `${N8N}N8N_SMTP_SSL=\${TLS}`, 'n8n: unknown'],

  ['Cal.com by the port', `${CALCOM}EMAIL_SERVER_HOST=h\nEMAIL_SERVER_PORT=465`, 'calcom: implicit'],
  ['Cal.com without a port', `${CALCOM}EMAIL_SERVER_HOST=h`, 'calcom: opportunistic'],
  ['Cal.com by URL', `${CALCOM}EMAIL_SERVER=smtps://h`, 'calcom: implicit'],
  ['Cal.com through Resend', `${CALCOM}RESEND_API_KEY=re_1\nEMAIL_SERVER_HOST=h`, 'calcom: disabled'],
  ['Cal.com with an empty Resend key', `${CALCOM}RESEND_API_KEY=\nEMAIL_SERVER_HOST=h`, 'calcom: opportunistic'],

  ['Outline by default', OUTLINE, 'outline: implicit'],
  ['Outline, an empty flag', `${OUTLINE}SMTP_SECURE=`, 'outline: opportunistic'],
  ['Outline without STARTTLS', `${OUTLINE}SMTP_SECURE=0\nSMTP_DISABLE_STARTTLS=true`, 'outline: none'],
  ['Outline, a word that JSON does not know', `${OUTLINE}SMTP_SECURE=False`, 'outline: unknown'],
  ['Outline, service and host', `${OUTLINE}SMTP_SERVICE=gmail`, 'outline: refused'],

  ['Directus by the port', `${DIRECTUS}EMAIL_SMTP_PORT=465`, 'directus: implicit'],
  [
    'Directus, a written false on 465',
    `${DIRECTUS}EMAIL_SMTP_PORT=465\nEMAIL_SMTP_SECURE=false`,
    'directus: opportunistic',
  ],
  ['Directus, STARTTLS ignored', `${DIRECTUS}EMAIL_SMTP_IGNORE_TLS=true`, 'directus: none'],
  ['Directus without a transport', 'EMAIL_SMTP_HOST=h\nEMAIL_SMTP_SECURE=true', 'directus: disabled'],
  ['Baserow is another', 'EMAIL_SMTP=True\nEMAIL_SMTP_HOST=h\nEMAIL_FROM=a@h', 'baserow: none'],

  ['Documenso by default', DOCUMENSO, 'documenso: opportunistic'],
  ['Documenso, another word than true', `${DOCUMENSO}NEXT_PRIVATE_SMTP_SECURE=TRUE`, 'documenso: opportunistic'],
  ['Documenso, STARTTLS ignored', `${DOCUMENSO}NEXT_PRIVATE_SMTP_UNSAFE_IGNORE_TLS=true`, 'documenso: none'],
  [
    'Documenso, the API form ignores nothing',
    `${DOCUMENSO}NEXT_PRIVATE_SMTP_TRANSPORT=smtp-api\nNEXT_PRIVATE_SMTP_UNSAFE_IGNORE_TLS=true`,
    'documenso: opportunistic',
  ],
  ['Documenso through Resend', `${DOCUMENSO}NEXT_PRIVATE_SMTP_TRANSPORT=resend`, 'documenso: disabled'],

  ['Rocket.Chat by default', ROCKET, 'rocketchat: none'],
  ['Rocket.Chat with STARTTLS', `${ROCKET}OVERWRITE_SETTING_SMTP_IgnoreTLS=false`, 'rocketchat: opportunistic'],
  ['Rocket.Chat with TLS', `${ROCKET}OVERWRITE_SETTING_SMTP_Protocol=smtps`, 'rocketchat: implicit'],

  [
    'Rocket.Chat in a ConfigMap',
    'kind: ConfigMap\ndata:\n  OVERWRITE_SETTING_SMTP_Host: h\n  OVERWRITE_SETTING_SMTP_IgnoreTLS: "false"\n',
    'rocketchat: opportunistic',
    'configmap.yaml',
  ],

  ['Meteor', `${METEOR}MAIL_URL=smtp://h:587?ignoreTLS=true`, 'meteor-mail-url: none'],
  ['Meteor, an empty URL', `${METEOR}MAIL_URL=`, 'meteor-mail-url: disabled'],
  ['Meteor, a service beside', `${METEOR}MAIL_SERVICE=Outlook365\nMAIL_URL=smtp://h`, 'meteor-mail-url: unknown'],

  ['PeerTube by default', 'smtp:\n  hostname: h\n  disable_starttls: true\n', 'peertube: implicit', 'production.yaml'],
  [
    'PeerTube without both',
    'smtp:\n  hostname: h\n  tls: false\n  disable_starttls: true\n',
    'peertube: none',
    'p.yaml',
  ],
  [
    'PeerTube in a ConfigMap',
    'kind: ConfigMap\ndata:\n  PEERTUBE_SMTP_HOSTNAME: h\n  PEERTUBE_SMTP_PORT: "587"\n  PEERTUBE_SMTP_TLS: "false"\n',
    'peertube: opportunistic',
    'configmap.yaml',
  ],
  ['PeerTube in a container', 'PEERTUBE_SMTP_HOSTNAME=h', 'peertube: unknown'],
  ['PeerTube, no JSON', 'PEERTUBE_SMTP_HOSTNAME=h\nPEERTUBE_SMTP_TLS=False', 'peertube: unknown'],

  ['Remark42 by default', REMARK, 'remark42: none'],
  ['Remark42 with both', `${REMARK}SMTP_TLS=true\nSMTP_STARTTLS=true`, 'remark42: implicit'],
  ['Remark42 with STARTTLS', `${REMARK}SMTP_STARTTLS=1`, 'remark42: starttls'],
  ['Remark42, a word that Go does not know', `${REMARK}SMTP_TLS=yes`, 'remark42: unknown'],

  ['Harbor with TLS', `{ ${HARBOR}, "email_ssl": true }`, 'harbor: implicit', 'a.json'],
  ['Harbor, nothing said', `{ ${HARBOR} }`, 'harbor: unknown', 'a.json'],

  [
    "the action's default",
    `${ACTION}          server_address: h\n`,
    'github-action-send-mail: opportunistic',
    WORKFLOW,
  ],
  [
    'the action by the port',
    `${ACTION}          server_address: h\n          server_port: 465\n`,
    'github-action-send-mail: implicit',
    WORKFLOW,
  ],
  [
    'the action, another word than true',
    `${ACTION}          server_address: h\n          secure: "yes"\n`,
    'github-action-send-mail: opportunistic',
    WORKFLOW,
  ],
  ['the action, smtps', `${ACTION}          connection_url: smtps://h\n`, 'github-action-send-mail: refused', WORKFLOW],

  ['Budibase on 465', 'SMTP_FALLBACK_ENABLED=1\nSMTP_HOST=h\nSMTP_PORT=465', 'budibase: refused'],
  ['Budibase, the fallback off', 'SMTP_FALLBACK_ENABLED=0\nSMTP_HOST=h', 'budibase: disabled'],
];

describe('what programs of their own make of their settings', () => {
  checkReadings(CASES);
});
