import type { Text } from '../core/model.ts';
import { allOf, say } from '../core/say.ts';

/** What a provider wants as user and password; told when a login was refused. */
interface Hint {
  readonly host: RegExp;
  readonly text: Text;
}

/** Names that are the same in every language are arguments. */
const HINTS: readonly Hint[] = [
  {
    host: /(?:^|\.)(?:gmail|googlemail|google)\.com$/,
    text: say`${'Gmail'}: use a 16-letter app password or OAuth2, not the password of the account.`,
  },
  {
    host: /(?:^|\.)amazonaws\.com(?:\.cn)?$/,
    text: say`${'Amazon SES'}: use SMTP credentials of this region; the IAM secret key is not the SMTP password.`,
  },
  {
    host: /(?:^|\.)sendgrid\.net$/,
    text: userIsWord('SendGrid', 'apikey', say`the key that begins with ${'SG'}`),
  },
  {
    host: /(?:^|\.)mailgun\.(?:org|com)$/,
    text: say`${'Mailgun'}: use the SMTP credential of the domain; EU domains need ${'smtp.eu.mailgun.org'}.`,
  },
  {
    host: /(?:^|\.)(?:brevo|sendinblue)\.com$/,
    text: say`${'Brevo'}: use the SMTP key (${'xsmtpsib-'}), not the API key (${'xkeysib-'}).`,
  },
  {
    host: /(?:^|\.)postmarkapp\.com$/,
    text: say`${'Postmark'}: the server API token goes into both user name and password.`,
  },
  { host: /(?:^|\.)resend\.com$/, text: userIsWord('Resend', 'resend', say`the API key`) },
  {
    host: /(?:^|\.)zeptomail\.(?:com|eu|in|com\.au|com\.cn)$/,
    text: say`${'ZeptoMail'}: the user name is the word ${'emailapikey'}.`,
  },
  {
    host: /(?:^|\.)sparkpostmail\.com$/,
    text: say`${'SparkPost'}: the user name is ${'SMTP_Injection'}, the password is an API key with "${'Send via SMTP'}".`,
  },
  {
    host: /(?:^|\.)live\.smtp\.mailtrap\.io$/,
    text: userIsWord('Mailtrap', 'api', say`the API token`),
  },
  {
    host: /(?:^|\.)(?:office365|outlook)\.com$/,
    text: say`${'Microsoft'}: SMTP AUTH must be allowed for the mailbox; where it is not, only OAuth2 works.`,
  },
  { host: /(?:^|\.)(?:yahoo\.(?:com|co\.jp)|aol\.com)$/, text: appPassword(allOf(['Yahoo', 'AOL'])) },
  { host: /(?:^|\.)(?:me|icloud)\.com$/, text: say`${'iCloud'}: use an app-specific password.` },
  { host: /(?:^|\.)fastmail\.com$/, text: appPassword('Fastmail') },
  {
    host: /(?:^|\.)(?:qq|163|126)\.com$|(?:^|\.)yeah\.net$/,
    text: say`Use the authorisation code from the settings of the web mail, not the password.`,
  },
  {
    host: /(?:^|\.)gmx\.(?:com|net|de|at|ch)$|(?:^|\.)web\.de$/,
    text: say`${allOf(['GMX', 'WEB.DE'])}: allow access by POP3/IMAP in the web mail first.`,
  },
  {
    host: /(?:^|\.)zoho\.(?:com|eu|in|com\.au|jp|com\.cn)$/,
    text: say`${'Zoho'}: use the host of your data centre (${'.com, .eu, .in …'}) and an app password with two-step verification.`,
  },
];

/** The provider's own rule for this host, when it is known. */
export function loginHint(host: string): Text | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return HINTS.find((hint) => hint.host.test(name))?.text;
}

function userIsWord(provider: string, user: string, password: Text): Text {
  return say`${provider}: the user name is the word ${user}, the password is ${password}.`;
}

function appPassword(provider: Text): Text {
  return say`${provider}: use an app password.`;
}
