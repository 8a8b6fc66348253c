import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Slot } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** Vikunja's `mailer`: `forcessl` is TLS from the first byte and keeps the default port 587, where it fails. */
const vikunja: Dialect = {
  id: 'vikunja',
  name: 'Vikunja',
  ecosystem: 'go',
  detect: {
    strong: [/(?:^|\.)VIKUNJA_MAILER_[A-Z]/, 'mailer.forcessl', 'mailer.skiptlsverify'],
    images: [/(?:^|\/)vikunja$/],
  },
  keys: {
    enable: ['VIKUNJA_MAILER_ENABLED', 'mailer.enabled'],
    host: ['VIKUNJA_MAILER_HOST', 'mailer.host'],
    port: ['VIKUNJA_MAILER_PORT', 'mailer.port'],
    security: ['VIKUNJA_MAILER_FORCESSL', 'mailer.forcessl'],
    user: ['VIKUNJA_MAILER_USERNAME', 'mailer.username'],
    password: ['VIKUNJA_MAILER_PASSWORD', 'mailer.password'],
    from: ['VIKUNJA_MAILER_FROMEMAIL', 'mailer.fromemail'],
    auth: ['VIKUNJA_MAILER_AUTHTYPE', 'mailer.authtype'],
    verify: ['VIKUNJA_MAILER_SKIPTLSVERIFY', 'mailer.skiptlsverify'],
  },

  read(settings: Settings): Reading {
    const enable = settings.get('enable');
    if (enable.state === 'absent' || (enable.state === 'known' && !isTrue(settings, 'enable'))) {
      return switchedOff(settings, 'enable', 'Mail is off in Vikunja unless mailer.enabled is true.', {
        writes: [{ slot: 'enable', value: settings.kind === 'env' ? 'true' : true }],
        title: 'Enable mail',
      });
    }
    if (anyDynamic(settings, ['security'])) return UNKNOWN;
    const verifies = !isTrue(settings, 'verify');
    const outcome = isTrue(settings, 'security') ? 'implicit' : 'opportunistic';
    return reading(outcome, present(settings, ['security']), { port: 587, verifies });
  },

  write(mode, settings) {
    const spell = (on: boolean): string | boolean => (settings.kind === 'env' ? String(on) : on);
    if (mode === 'implicit') return [{ slot: 'security', value: spell(true) }];
    return mode === 'opportunistic' ? [{ slot: 'security', value: spell(false) }] : undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'VIKUNJA_MAILER_ENABLED=true\nVIKUNJA_MAILER_HOST=smtp.example.com\nVIKUNJA_MAILER_PORT=587\nVIKUNJA_MAILER_USERNAME=app@example.com\nVIKUNJA_MAILER_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'VIKUNJA_MAILER_ENABLED=true\nVIKUNJA_MAILER_HOST=smtp.example.com\nVIKUNJA_MAILER_PORT=465\nVIKUNJA_MAILER_USERNAME=app@example.com\nVIKUNJA_MAILER_PASSWORD=${SMTP_PASSWORD}\nVIKUNJA_MAILER_FORCESSL=true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'VIKUNJA_MAILER_ENABLED=true\nVIKUNJA_MAILER_HOST=smtp.example.com\nVIKUNJA_MAILER_PORT=587\nVIKUNJA_MAILER_USERNAME=app@example.com\nVIKUNJA_MAILER_PASSWORD=${SMTP_PASSWORD}\nVIKUNJA_MAILER_FORCESSL=true\n',
    },
  },
  sources: [
    { url: 'https://github.com/go-vikunja/vikunja/blob/762dc4ebe6/pkg/mail/mail.go#L36-L85', read: '2026-11-23' },
    { url: 'https://github.com/go-vikunja/vikunja/blob/762dc4ebe6/pkg/config/config.go#L124-L134', read: '2026-11-23' },
    { url: 'https://github.com/go-vikunja/vikunja/blob/762dc4ebe6/config-raw.json#L326-L381', read: '2026-11-23' },
  ],
};

export default vikunja;

/** Go's strconv.ParseBool, which viper uses. */
function isTrue(settings: Settings, slot: Slot): boolean {
  return /^(?:1|t|true)$/i.test(settings.text(slot)?.trim() ?? '');
}
