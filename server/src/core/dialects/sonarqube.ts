import type { Dialect, KnownSetting, Mode, Reading, Settings } from '../model.ts';
import { knownIn, meansImplicit, reading, refused, UNKNOWN } from '../read.ts';

const WORDS: Readonly<Record<string, Mode>> = { ssl: 'implicit', starttls: 'starttls', '': 'none' };

/** SonarQube's `email.*.secured` settings: `ssl`, `starttls`, or nothing for no encryption at all. */
const sonarqube: Dialect = {
  id: 'sonarqube',
  name: 'SonarQube',
  ecosystem: 'jvm',
  detect: { strong: [/(?:^|\.)email\.smtp_(?:host|port|secure_connection|username|password)\.secured=/] },
  keys: {
    host: ['email.smtp_host.secured'],
    port: ['email.smtp_port.secured'],
    security: ['email.smtp_secure_connection.secured'],
    user: ['email.smtp_username.secured'],
    password: ['email.smtp_password.secured'],
    from: ['email.from'],
    fromName: ['email.fromName'],
  },

  read(settings: Settings): Reading {
    const security = settings.get('security');
    if (security.state === 'dynamic') return UNKNOWN;
    const setting = knownIn(settings, 'security');
    const word = setting?.text.trim().toLowerCase() ?? '';
    const mode = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    const more = { port: 25, verifies: true };
    if (mode !== undefined) return reading(mode, setting === undefined ? [] : ['security'], more);
    // Words of newer versions, which keep these settings elsewhere.
    if (setting === undefined || word === 'none' || word === 'ssltls') return UNKNOWN;
    return unknownWord(settings, setting);
  },

  write(mode) {
    const word = Object.entries(WORDS).find(([, its]) => its === mode)?.[0];
    return word === undefined ? undefined : [{ slot: 'security', value: word }];
  },

  examples: {
    starttls587: {
      file: 'conf/sonar.properties',
      text: 'email.smtp_host.secured=smtp.example.com\nemail.smtp_port.secured=587\nemail.smtp_secure_connection.secured=starttls\nemail.smtp_username.secured=app@example.com\nemail.smtp_password.secured=${env:SMTP_PASSWORD}\nemail.from=app@example.com\n',
    },
    implicit465: {
      file: 'conf/sonar.properties',
      text: 'email.smtp_host.secured=smtp.example.com\nemail.smtp_port.secured=465\nemail.smtp_secure_connection.secured=ssl\nemail.smtp_username.secured=app@example.com\nemail.smtp_password.secured=${env:SMTP_PASSWORD}\nemail.from=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'conf/sonar.properties',
      text: 'email.smtp_host.secured=smtp.example.com\nemail.smtp_port.secured=465\nemail.smtp_secure_connection.secured=starttls\nemail.smtp_username.secured=app@example.com\nemail.smtp_password.secured=${env:SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/SonarSource/sonarqube/blob/252b3897e794a692ba96a14a3defc342bd549c9d/server/sonar-server-common/src/main/java/org/sonar/server/notification/email/EmailNotificationChannel.java',
      read: '2026-11-23',
      note: 'words in any case; starttls is required; another word stops the mail',
    },
  ],
};

export default sonarqube;

function unknownWord(settings: Settings, { text, key }: KnownSetting): Reading {
  const value = meansImplicit(settings, text) ? 'ssl' : 'starttls';
  return refused({
    rule: 'invalid-value',
    slot: 'security',
    message: `${key} is "${text.slice(0, 30)}": SonarQube knows ssl and starttls, and sends nothing with another word.`,
    writes: [{ slot: 'security', value }],
    fix: `Write ${value}`,
  });
}
