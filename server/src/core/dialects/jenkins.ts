import { yamlBoolean } from '../clients/flagPair.ts';
import type { Dialect, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/**
 * Jenkins' mailer and email-ext plugins in Configuration as Code. Nothing is encrypted unless `useSsl` or `useTls` is
 * on.
 */
const jenkins: Dialect = {
  id: 'jenkins',
  name: 'Jenkins',
  ecosystem: 'jvm',
  detect: {
    proves: (slots, prefix) => slots.has('host') && /(?:^|\.)unclassified(?:\.|$)/.test(prefix),
  },
  keys: {
    host: ['mailer.smtpHost', 'mailAccount.smtpHost'],
    port: ['mailer.smtpPort', 'mailAccount.smtpPort'],
    security: ['mailer.useSsl', 'mailAccount.useSsl'],
    starttls: ['mailer.useTls', 'mailAccount.useTls'],
    user: ['mailer.authentication.username', 'mailAccount.smtpUsername'],
    password: ['mailer.authentication.password', 'mailAccount.smtpPassword'],
    credentials: ['mailAccount.credentialsId'],
    from: ['mailer.replyToAddress', 'mailAccount.address'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const [ssl, tls] = (['security', 'starttls'] as const).map((slot) => yamlBoolean(knownIn(settings, slot)));
    // With both, JavaMail finds itself inside TLS and asks for no STARTTLS.
    if (ssl === true) return reading('implicit', ['security'], { port: 465 });
    if (tls === true) return reading('starttls', ['starttls'], { port: 587 });
    return reading('none', present(settings, ['starttls', 'security']), { port: 25 });
  },

  write(mode, settings) {
    if (mode === 'opportunistic') return undefined;
    const flag = (slot: Slot, on: boolean): Write[] => (on || settings.has(slot) ? [{ slot, value: on }] : []);
    return [...flag('security', mode === 'implicit'), ...flag('starttls', mode === 'starttls')];
  },

  examples: {
    starttls587: {
      file: 'jenkins.yaml',
      text: 'unclassified:\n  mailer:\n    smtpHost: smtp.example.com\n    smtpPort: "587"\n    useTls: true\n    authentication:\n      username: app@example.com\n      password: "${SMTP_PASSWORD}"\n',
    },
    implicit465: {
      file: 'jenkins.yaml',
      text: 'unclassified:\n  mailer:\n    smtpHost: smtp.example.com\n    smtpPort: "465"\n    useSsl: true\n    authentication:\n      username: app@example.com\n      password: "${SMTP_PASSWORD}"\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'jenkins.yaml',
      text: 'unclassified:\n  mailer:\n    smtpHost: smtp.example.com\n    smtpPort: "587"\n    useSsl: true\n    authentication:\n      username: app@example.com\n      password: "${SMTP_PASSWORD}"\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/jenkinsci/mailer-plugin/blob/970812133c/src/main/java/hudson/tasks/Mailer.java#L295-L308',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/jenkinsci/mailer-plugin/blob/970812133c/src/test/resources/jenkins/plugins/mailer/configuration-as-code.yaml',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/jenkinsci/email-ext-plugin/blob/a71e9f4cfe/src/main/java/hudson/plugins/emailext/MailAccount.java#L42-L65',
      read: '2026-11-23',
    },
  ],
};

export default jenkins;
