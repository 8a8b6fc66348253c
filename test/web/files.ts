/** The workspace folder: a mistake in each kind of file. */
export const FILES = {
  '.env':
    'MAIL_MAILER=smtp\nMAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=starttls\nMAIL_USERNAME=shop@gmail.com\n',
  'app.yaml':
    'spring:\n  mail:\n    host: smtp.gmail.com\n    port: 465\n    properties:\n      mail.smtp.starttls.enable: true\n',
  'mail.json':
    '{ "smtp": { "host": "smtp.gmail.com", "port": 465, "secure": false, "auth": { "user": "shop@gmail.com", "pass": "${P}" } } }\n',
  // Only together is something wrong with them.
  'compose.yaml': 'services:\n  web:\n    env_file: config/mail.env\n    environment:\n      EMAIL_USE_TLS: "True"\n',
  'config/mail.env': 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=465\n',
  // Two mistakes, and the rule of one is switched off.
  'quiet/.smtplint.yaml': 'rules:\n  tls-port-mismatch: off\n',
  'quiet/.env': 'EMAIL_HOST=smtp.gmial.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n',
  'readme.txt': 'Nothing about settings.\n',
} as const;
