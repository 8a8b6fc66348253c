import { table } from './support.ts';

const json = (port: number, more: string) =>
  `{ "SmtpSettings": { "Host": "smtp.acme.dev", "Port": ${port}, ${more} "UserName": "a", "Password": "\${P}" } }\n`;

table('implicit-tls-unsupported', [
  {
    name: 'EnableSsl and 465',
    file: 'appsettings.json',
    text: '{ "SmtpSettings": { "Host": "smtp.acme.dev", "Port": «465», "EnableSsl": true, "UserName": "a", "Password": "${P}" } }\n',
  },
  { name: 'EnableSsl and 587', file: 'appsettings.json', text: json(587, '"EnableSsl": true,') },
  { name: 'an option of MailKit', file: 'appsettings.json', text: json(465, '"SecureSocketOptions": "SslOnConnect",') },
]);
