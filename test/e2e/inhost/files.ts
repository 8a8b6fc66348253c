/** The workspace folder of the suites, by the name of the file.  */
export const FILES: Readonly<Record<string, string>> = {
  // Port 465 waits for TLS while Django waits for a greeting.
  '.env': `EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=shop@gmail.com
EMAIL_HOST_PASSWORD=\${GMAIL_APP_PASSWORD}
GMAIL_APP_PASSWORD=canaryhunternine
`,
  // A key that stands twice, and a host that was given up.
  'tags/.env': `EMAIL_HOST=smtp.mailtrap.io
EMAIL_PORT=587
EMAIL_PORT=2525
EMAIL_USE_TLS=True
EMAIL_HOST_USER=shop
EMAIL_HOST_PASSWORD=\${PASSWORD}
`,
  'typed/.env': 'EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_USER=shop@gmail.com\n',
  'compose.yml': `services:
  a:
    environment:
      EMAIL_HOST: smtp.acme-shop.net
      EMAIL_PORT: 587
      EMAIL_USE_SSL: "True"
  b:
    environment:
      EMAIL_HOST: smtp.acme-post.net
      EMAIL_PORT: 587
      EMAIL_USE_SSL: "True"
`,
  'notes.txt': 'Nothing about mail settings.\n',
};
