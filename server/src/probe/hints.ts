/** What a provider wants as user and password; told when a login was refused. */
interface Hint {
  readonly host: RegExp;
  readonly text: string;
}

/** For each text there is a translation. */
export const HINTS: readonly Hint[] = [
  {
    host: /(?:^|\.)(?:gmail|googlemail|google)\.com$/,
    text: 'Gmail: use a 16-letter app password or OAuth2, not the password of the account.',
  },
  {
    host: /(?:^|\.)amazonaws\.com(?:\.cn)?$/,
    text: 'Amazon SES: use SMTP credentials of this region; the IAM secret key is not the SMTP password.',
  },
  {
    host: /(?:^|\.)sendgrid\.net$/,
    text: 'SendGrid: the user name is the word apikey, the password is the key that begins with SG.',
  },
  {
    host: /(?:^|\.)mailgun\.(?:org|com)$/,
    text: 'Mailgun: use the SMTP credential of the domain; EU domains need smtp.eu.mailgun.org.',
  },
  {
    host: /(?:^|\.)(?:brevo|sendinblue)\.com$/,
    text: 'Brevo: use the SMTP key (xsmtpsib-), not the API key (xkeysib-).',
  },
  { host: /(?:^|\.)postmarkapp\.com$/, text: 'Postmark: the server API token goes into both user name and password.' },
  { host: /(?:^|\.)resend\.com$/, text: 'Resend: the user name is the word resend, the password is the API key.' },
  {
    host: /(?:^|\.)zeptomail\.(?:com|eu|in|com\.au|com\.cn)$/,
    text: 'ZeptoMail: the user name is the word emailapikey.',
  },
  {
    host: /(?:^|\.)sparkpostmail\.com$/,
    text: 'SparkPost: the user name is SMTP_Injection, the password is an API key with "Send via SMTP".',
  },
  {
    host: /(?:^|\.)live\.smtp\.mailtrap\.io$/,
    text: 'Mailtrap: the user name is the word api, the password is the API token.',
  },
  {
    host: /(?:^|\.)(?:office365|outlook)\.com$/,
    text: 'Microsoft: SMTP AUTH must be allowed for the mailbox; where it is not, only OAuth2 works.',
  },
  { host: /(?:^|\.)(?:yahoo\.(?:com|co\.jp)|aol\.com)$/, text: 'Yahoo and AOL: use an app password.' },
  { host: /(?:^|\.)(?:me|icloud)\.com$/, text: 'iCloud: use an app-specific password.' },
  { host: /(?:^|\.)fastmail\.com$/, text: 'Fastmail: use an app password.' },
  {
    host: /(?:^|\.)(?:qq|163|126)\.com$|(?:^|\.)yeah\.net$/,
    text: 'Use the authorisation code from the settings of the web mail, not the password.',
  },
  {
    host: /(?:^|\.)gmx\.(?:com|net|de|at|ch)$|(?:^|\.)web\.de$/,
    text: 'GMX and WEB.DE: allow access by POP3/IMAP in the web mail first.',
  },
  {
    host: /(?:^|\.)zoho\.(?:com|eu|in|com\.au|jp|com\.cn)$/,
    text: 'Zoho: use the host of your data centre (.com, .eu, .in …) and an app password with two-step verification.',
  },
];

/** The provider's own rule for this host, when it is known. */
export function loginHint(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return HINTS.find((hint) => hint.host.test(name))?.text;
}
