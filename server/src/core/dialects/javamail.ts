import { readJavaMail } from '../clients/javaMail.ts';
import type { Dialect, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, UNKNOWN } from '../read.ts';

const FLAGS: readonly Slot[] = ['security', 'starttls', 'required', 'factory'];
const of = (name: string): readonly string[] => [`mail.smtp.${name}`];

/** JavaMail's own properties (`mail.smtp.*`) in a program without Spring, which may set more of them in its code. */
const javamail: Dialect = {
  id: 'javamail',
  name: 'JavaMail',
  ecosystem: 'jvm',
  detect: {
    strong: [/(?:^|\.)mail\.smtp\.(?:starttls\.(?:enable|required)|ssl\.enable|socketFactory\.class)=/],
    weak: ['mail.smtp.host', 'mail.smtp.port', 'mail.smtp.auth'],
    never: [/(?:^|\.)spring\.mail\./, /(?:^|\.)nextcloud\.mail\./],
  },
  keys: {
    host: of('host'),
    port: of('port'),
    security: of('ssl.enable'),
    starttls: of('starttls.enable'),
    required: of('starttls.required'),
    user: of('user'),
    password: of('password'),
    auth: of('auth'),
    trust: of('ssl.trust'),
    verify: of('ssl.checkserveridentity'),
    minTls: of('ssl.protocols'),
    timeout: of('connectiontimeout'),
    factory: of('socketFactory.class'),
    factoryPort: of('socketFactory.port'),
    factoryFallback: of('socketFactory.fallback'),
    protocol: ['mail.transport.protocol'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, [...FLAGS, 'protocol'])) return UNKNOWN;
    // The other protocol has properties of its own (`mail.smtps.*`).
    if (settings.has('protocol') && settings.text('protocol')?.trim() !== 'smtp') return UNKNOWN;
    const readings = [readJavaMail(settings)].flat();
    if (FLAGS.some((slot) => settings.has(slot))) return readings;
    return [...readings.map((one) => ({ ...one, when: "JavaMail's own defaults" })), UNKNOWN];
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const drop = (slots: readonly Slot[]): Write[] =>
      slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
    const factory = ['factory', 'factoryPort', 'factoryFallback'];
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: true }, ...drop(['starttls', 'required', ...factory])];
      case 'starttls':
        return [
          { slot: 'starttls', value: true },
          { slot: 'required', value: true },
          ...drop(['security', ...factory]),
        ];
      case 'opportunistic':
        return [{ slot: 'starttls', value: true }, ...drop(['security', 'required', ...factory])];
      case 'none':
        return [{ slot: 'starttls', value: false }, ...drop(['security', 'required', ...factory])];
    }
  },

  examples: {
    starttls587: {
      file: 'mail.properties',
      text: 'mail.smtp.host=smtp.example.com\nmail.smtp.port=587\nmail.smtp.auth=true\nmail.smtp.starttls.enable=true\nmail.smtp.starttls.required=true\nmail.smtp.user=app@example.com\n',
    },
    implicit465: {
      file: 'mail.properties',
      text: 'mail.smtp.host=smtp.example.com\nmail.smtp.port=465\nmail.smtp.auth=true\nmail.smtp.ssl.enable=true\nmail.smtp.user=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'mail.properties',
      text: 'mail.smtp.host=smtp.example.com\nmail.smtp.port=465\nmail.smtp.auth=true\nmail.smtp.starttls.enable=true\nmail.smtp.user=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/eclipse-ee4j/angus-mail/blob/eca8e08baa/providers/smtp/src/main/java/org/eclipse/angus/mail/smtp/SMTPTransport.java#L206-L235',
      read: '2026-11-23',
      note: 'run with JavaMail and Jakarta Mail on 25, 465, 587 and 2525',
    },
  ],
};

export default javamail;
