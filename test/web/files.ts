/** The workspace folder: a mistake in each kind of file. */
export const FILES = {
  '.env':
    'MAIL_MAILER=smtp\nMAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=starttls\nMAIL_USERNAME=shop@gmail.com\n',
  'app.yaml':
    'spring:\n  mail:\n    host: smtp.gmail.com\n    port: 465\n    properties:\n      mail.smtp.starttls.enable: true\n',
  'mail.json':
    '{ "smtp": { "host": "smtp.gmail.com", "port": 465, "secure": false, "auth": { "user": "shop@gmail.com", "pass": "${P}" } } }\n',
  'readme.txt': 'Nothing about settings.\n',
} as const;
