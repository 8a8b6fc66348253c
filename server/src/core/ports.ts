/** What a well-known port is for, in a few words and in a sentence or two. */
export interface PortFact {
  readonly port: number;
  readonly name: string;
  readonly meaning: string;
}

/** The ports that people meet in mail settings. Sources: RFC 5321, RFC 6409, RFC 8314 and the IANA register. */
export const PORT_FACTS: readonly PortFact[] = [
  {
    port: 25,
    name: 'SMTP between servers',
    meaning:
      'Mail servers hand each other mail here. Most networks and clouds block it for everybody else; an app submits its mail on 587 or 465.',
  },
  {
    port: 465,
    name: 'submission with implicit TLS',
    meaning: 'Apps hand in mail here. TLS starts with the first byte; there is no plain-text greeting and no STARTTLS.',
  },
  {
    port: 587,
    name: 'submission with STARTTLS',
    meaning:
      'Apps hand in mail here. The connection starts in plain text and is upgraded by STARTTLS before the login.',
  },
  {
    port: 2525,
    name: 'submission, alternative',
    meaning:
      'Not a standard port: some providers offer it where a network blocks 587. It starts in plain text and is upgraded by STARTTLS.',
  },
  {
    port: 1025,
    name: 'local mail catcher',
    meaning:
      'Mailpit, MailHog, MailDev and others listen here during development. No encryption, no login, nothing is delivered.',
  },
  { port: 110, name: 'POP3', meaning: 'For fetching mail, not for sending it.' },
  { port: 995, name: 'POP3 with TLS', meaning: 'For fetching mail, not for sending it.' },
  { port: 143, name: 'IMAP', meaning: 'For reading mail, not for sending it.' },
  { port: 993, name: 'IMAP with TLS', meaning: 'For reading mail, not for sending it.' },
  { port: 80, name: 'HTTP', meaning: 'For web servers, not for mail.' },
  { port: 443, name: 'HTTPS', meaning: 'For web servers; very few mail providers also take mail here.' },
];

/** What a port is for; undefined for one without a custom. */
export function portFact(port: number): PortFact | undefined {
  return PORT_FACTS.find((fact) => fact.port === port);
}
