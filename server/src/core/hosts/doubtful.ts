/** A host that copied settings still name, although its service is said to have ended. None of it was checked. */
export interface DoubtfulHost {
  readonly host: string;
  readonly name: string;
  readonly note: string;
}

/** Hosts of nodemailer's well-known services of which nobody knows whether they still answer; read on 2026-11-23. */
export const doubtfulHosts: readonly DoubtfulHost[] = [
  { host: 'smtp.openmailbox.org', name: 'OpenMailBox', note: 'the service is said to have closed' },
  { host: 'debugmail.io', name: 'DebugMail', note: 'listed with port 25' },
  { host: 'smtp.dynect.net', name: 'Dyn Email Delivery', note: 'said to be retired by Oracle; listed with port 25' },
  { host: 'smtp.ohmysmtp.com', name: 'OhMySMTP', note: 'said to be called MailPace now' },
  { host: 'smtp.tipimail.com', name: 'Tipimail', note: 'nothing else is known' },
];
