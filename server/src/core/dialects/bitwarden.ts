import type { Dialect, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/**
 * Bitwarden's own server. `ssl` is TLS from the first byte except on 587, where it is ignored unless `sslOverride` is
 * on.
 */
const bitwarden: Dialect = {
  id: 'bitwarden',
  name: 'Bitwarden',
  ecosystem: 'dotnet',
  detect: {
    strong: [
      /(?:^|\.)globalSettings__mail__smtp__[a-z]/i,
      /(?:^|\.)globalSettings\.mail\.smtp\.[a-z]/i,
      /(?:^|\.)globalSettings\.mail\.smtp\.host=/i,
    ],
  },
  keyCase: 'insensitive',
  keys: {
    host: ['globalSettings__mail__smtp__host', 'globalSettings.mail.smtp.host'],
    port: ['globalSettings__mail__smtp__port', 'globalSettings.mail.smtp.port'],
    security: ['globalSettings__mail__smtp__ssl', 'globalSettings.mail.smtp.ssl'],
    starttls: ['globalSettings__mail__smtp__startTls', 'globalSettings.mail.smtp.startTls'],
    override: ['globalSettings__mail__smtp__sslOverride', 'globalSettings.mail.smtp.sslOverride'],
    user: ['globalSettings__mail__smtp__username', 'globalSettings.mail.smtp.username'],
    password: ['globalSettings__mail__smtp__password', 'globalSettings.mail.smtp.password'],
    trust: ['globalSettings__mail__smtp__trustServer', 'globalSettings.mail.smtp.trustServer'],
    from: ['globalSettings__mail__replyToEmail', 'globalSettings.mail.replyToEmail'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'starttls', 'override', 'port'])) return UNKNOWN;
    const verifies = !isTrue(settings, 'trust');
    const port = settings.text('port')?.trim() ?? '25';
    const decidedBy = present(settings, ['security', 'starttls']);
    if (isTrue(settings, 'security') && (port !== '587' || isTrue(settings, 'override'))) {
      return reading('implicit', ['security'], { port: 25, verifies });
    }
    // The only case without encryption: nothing is asked for, on port 25.
    const plain = port === '25' && !isTrue(settings, 'starttls');
    return reading(plain ? 'none' : 'opportunistic', decidedBy, { port: 25, verifies });
  },

  write(mode, settings) {
    const port = settings.text('port')?.trim() ?? '25';
    const override: Write[] = settings.has('override') ? [{ slot: 'override', value: null }] : [];
    if (mode === 'implicit') {
      const needed: Write[] = port === '587' ? [{ slot: 'override', value: 'true' }] : [];
      return [{ slot: 'security', value: 'true' }, ...needed];
    }
    if (mode !== 'opportunistic') return undefined;
    const starttls: Write[] = port === '25' ? [{ slot: 'starttls', value: 'true' }] : [];
    return [{ slot: 'security', value: 'false' }, ...starttls, ...override];
  },

  examples: {
    starttls587: {
      file: 'global.override.env',
      text: 'globalSettings__mail__smtp__host=smtp.example.com\nglobalSettings__mail__smtp__port=587\nglobalSettings__mail__smtp__ssl=false\nglobalSettings__mail__smtp__username=app@example.com\nglobalSettings__mail__smtp__password=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'global.override.env',
      text: 'globalSettings__mail__smtp__host=smtp.example.com\nglobalSettings__mail__smtp__port=465\nglobalSettings__mail__smtp__ssl=true\nglobalSettings__mail__smtp__username=app@example.com\nglobalSettings__mail__smtp__password=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'global.override.env',
      text: 'globalSettings__mail__smtp__host=smtp.example.com\nglobalSettings__mail__smtp__port=465\nglobalSettings__mail__smtp__ssl=false\nglobalSettings__mail__smtp__username=app@example.com\nglobalSettings__mail__smtp__password=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/bitwarden/server/blob/ac309aa19e/src/Core/Platform/Mail/Delivery/MailKitSmtpMailDeliveryService.cs#L82-L105',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/bitwarden/server/blob/ac309aa19e/src/Core/Settings/GlobalSettings.cs#L506',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/bitwarden/server/blob/ac309aa19e/util/Setup/EnvironmentFileBuilder.cs#L100-L104',
      read: '2026-11-23',
    },
  ],
};

export default bitwarden;

function isTrue(settings: Settings, slot: Slot): boolean {
  return settings.text(slot)?.trim().toLowerCase() === 'true';
}
