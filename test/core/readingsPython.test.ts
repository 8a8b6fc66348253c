import { checkReadings, type ReadingCase } from './readingCases.ts';

const DJANGO = 'EMAIL_HOST=h.example.com\n';
const FLASK = 'MAIL_SERVER=h.example.com\n';
const FAST = 'MAIL_SERVER=h.example.com\nMAIL_PORT=587\n';
const CAST = 'a boolean cast such as env.bool()';
const RAW = 'os.environ and no cast';

const CASES: readonly ReadingCase[] = [
  ['one flag', `${DJANGO}EMAIL_USE_TLS=True`, 'django: starttls'],
  ['the other flag', `${DJANGO}EMAIL_USE_SSL=on`, 'django: implicit'],
  ['both flags', `${DJANGO}EMAIL_USE_TLS=1\nEMAIL_USE_SSL=1`, 'django: refused'],
  ['False beside True, as nearly all write it', `${DJANGO}EMAIL_USE_TLS=True\nEMAIL_USE_SSL=False`, 'django: starttls'],
  ['False alone', `${DJANGO}EMAIL_USE_TLS=False`, `django: none (${CAST}) / starttls (${RAW})`],
  ['an empty flag is false for every loader', `${DJANGO}EMAIL_USE_TLS=`, 'django: none'],
  ['a word that some casts know', `${DJANGO}EMAIL_USE_TLS=t`, `django: none (${CAST}) / starttls (${RAW})`],
  [
    'no flag',
    `${DJANGO}EMAIL_HOST_USER=me`,
    "django: none (Django's own default for EMAIL_USE_TLS and EMAIL_USE_SSL) / unknown",
  ],
  ['a reference', `${DJANGO}EMAIL_USE_TLS=\${TLS}`, 'django: unknown'],
  [
    'the console backend',
    `${DJANGO}EMAIL_USE_TLS=True\nEMAIL_BACKEND=django.core.mail.backends.console.EmailBackend`,
    'django: disabled',
  ],
  ['a backend of another package', `${DJANGO}EMAIL_USE_TLS=True\nEMAIL_BACKEND=anymail.backends.x`, 'django: unknown'],

  ['smtps is STARTTLS in Django', 'EMAIL_URL=smtps://h.example.com:587', 'django-environ: starttls'],
  ['smtp+ssl', 'EMAIL_URL=smtp+ssl://h.example.com', 'django-environ: implicit'],
  ['a scheme in upper case', 'EMAIL_URL=SMTP://h.example.com', 'django-environ: none'],
  ['an unknown scheme', 'EMAIL_URL=smtp+starttls://h.example.com', 'django-environ: refused'],
  ['an option in the query', 'EMAIL_URL=smtp://h.example.com?email_use_ssl=1', 'django-environ: implicit'],
  ['a text that is no boolean', 'EMAIL_URL=smtp+ssl://h.example.com?email_use_tls=False', 'django-environ: refused'],
  ['an option without a value', 'EMAIL_URL=smtp+ssl://h.example.com?email_use_ssl=', 'django-environ: implicit'],
  ['a bracket in the password', 'EMAIL_URL=smtp+tls://me:a[b@h.example.com:587', 'django-environ: refused'],
  ['a host and port alone', 'EMAIL_URL=h.example.com:587', 'django-environ: refused'],
  ['a zero', 'EMAIL_URL=smtps://h.example.com?EMAIL_USE_TLS=0', 'django-environ: none'],
  ['a query of no library', 'EMAIL_URL=smtp://h.example.com?use_tls=True', 'django-environ: none'],
  [
    'a query of the other library',
    'EMAIL_URL=smtp://h.example.com?ssl=True',
    'django-environ: none (django-environ) / implicit (dj-email-url)',
  ],
  ['no mail', 'EMAIL_URL=consolemail://', 'django-environ: disabled'],

  [
    'yes is true for some casts',
    `${FLASK}MAIL_USE_TLS=yes`,
    'flask-mail: none (a cast of the word to a boolean) / starttls (os.environ and no cast)',
  ],
  ['both flags of Flask-Mail', `${FLASK}MAIL_USE_TLS=true\nMAIL_USE_SSL=true`, 'flask-mail: refused'],
  ['suppressed', `${FLASK}MAIL_SUPPRESS_SEND=True\nMAIL_USE_TLS=True`, 'flask-mail: disabled'],
  [
    'suppressed by a text that nobody casts',
    `${FLASK}MAIL_SUPPRESS_SEND=False\nMAIL_USE_TLS=True`,
    'flask-mail: starttls (a cast of the word to a boolean) / disabled (os.environ and no cast)',
  ],
  ['the names of fastapi-mail', `${FLASK}MAIL_PORT=587\nMAIL_FROM=me@example.com`, 'generic-smtp-env: unknown'],

  ['words of pydantic', `${FAST}MAIL_STARTTLS=yes\nMAIL_SSL_TLS=off`, 'fastapi-mail: starttls'],
  ['a missing field', `${FAST}MAIL_STARTTLS=True`, 'fastapi-mail: refused'],
  ['an empty field', `${FAST}MAIL_STARTTLS=\nMAIL_SSL_TLS=False`, 'fastapi-mail: refused'],
  ['no port', 'MAIL_SERVER=h.example.com\nMAIL_STARTTLS=True\nMAIL_SSL_TLS=False', 'fastapi-mail: refused'],

  ['None upgrades if it can', '{"smtp":{"hostname":"h","start_tls":null}}', 'aiosmtplib: opportunistic', 'a.json'],
  ['a text is not True', '{"smtp":{"hostname":"h","start_tls":"true"}}', 'aiosmtplib: none', 'a.json'],
  ['a text for use_tls is true', '{"smtp":{"hostname":"h","use_tls":"false"}}', 'aiosmtplib: implicit', 'a.json'],
  ['a directory', '{"ldap":{"hostname":"h","start_tls":true,"username":"me"}}', '', 'a.json'],

  ['any text is true in Baserow', 'EMAIL_SMTP=1\nEMAIL_SMTP_HOST=h\nEMAIL_SMTP_USE_TLS=false', 'baserow: starttls'],
  ['and off without its switch', 'EMAIL_SMTP_HOST=h\nEMAIL_SMTP_USE_TLS=true', 'baserow: disabled'],
  [
    'Airflow asks for STARTTLS inside TLS',
    'AIRFLOW__SMTP__SMTP_HOST=h\nAIRFLOW__SMTP__SMTP_SSL=True',
    'airflow: refused',
  ],
  [
    "Ansible's starttls begins with TLS",
    '- community.general.mail:\n    host: h\n    port: 465\n    secure: starttls\n',
    'ansible-mail: implicit',
    'tasks.yml',
  ],
  [
    'the short name of the module, in a play',
    '- hosts: all\n  tasks:\n    - mail:\n        host: h\n        port: 25\n        to: me@example.com\n',
    'ansible-mail: opportunistic',
    'site.yml',
  ],
  [
    'the short name in a list of tasks, with a word of the module',
    '- ansible.builtin.mail:\n    host: h\n    port: 25\n    secure: never\n',
    'ansible-mail: none',
    'report.yml',
  ],
  [
    'the short name in the tasks of a role',
    '- mail:\n    host: h\n    port: 587\n',
    'ansible-mail: opportunistic',
    'roles/report/tasks/main.yml',
  ],
  [
    'a mail object of another program',
    'mail:\n  host: h\n  port: 587\n  secure: starttls\n',
    'nodemailer-json: implicit',
    'config.yml',
  ],
  [
    'tls of Home Assistant',
    'notify:\n  - platform: smtp\n    server: h\n    encryption: tls\n',
    'home-assistant: implicit',
    'a.yaml',
  ],
  [
    'ssl of Home Assistant',
    'notify:\n  - platform: smtp\n    server: h\n    encryption: ssl\n',
    'home-assistant: refused',
    'a.yaml',
  ],
];

describe('readings of Python programs', () => checkReadings(CASES));
