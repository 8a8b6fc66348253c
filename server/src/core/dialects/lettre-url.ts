import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, reading, UNKNOWN } from '../read.ts';

/**
 * The URL of lettre in Rust programs: `smtp` alone never encrypts, `?tls=` asks for STARTTLS. Only a URL with that
 * parameter tells that it is lettre.
 */
const lettreUrl: Dialect = {
  id: 'lettre-url',
  name: 'lettre',
  ecosystem: 'rust',
  detect: { strong: [/^(?:SMTP_URL|MAILER_URL|EMAIL_SMTP_URL)=.{1,1000}[?&]tls=(?:required|opportunistic)(?:&|$)/] },
  keys: {
    url: ['SMTP_URL', 'MAILER_URL', 'EMAIL_SMTP_URL'],
  },

  read(settings: Settings): Reading {
    const scheme = settings.text('scheme');
    if (scheme === undefined || anyDynamic(settings, ['query.tls'])) return UNKNOWN;
    if (scheme === 'smtps') return reading('implicit', ['scheme'], { port: 465 });
    if (scheme !== 'smtp') return UNKNOWN;
    switch (settings.text('query.tls')) {
      case 'required':
        return reading('starttls', ['query.tls'], { port: 587 });
      case 'opportunistic':
        return reading('opportunistic', ['query.tls'], { port: 587 });
      default:
        return UNKNOWN;
    }
  },

  write(mode) {
    if (mode === 'starttls' || mode === 'opportunistic') {
      const word = mode === 'starttls' ? 'required' : 'opportunistic';
      return [
        { slot: 'scheme', value: 'smtp' },
        { slot: 'query.tls', value: word },
      ];
    }
    // Without the parameter the file no longer tells that lettre reads it.
    return undefined;
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_URL=smtp://app%40example.com:secret-of-the-relay@smtp.example.com:587?tls=required\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_URL=smtp://app%40example.com:secret-of-the-relay@smtp.example.com:465?tls=required\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/lettre/lettre/blob/fa402db598/src/transport/smtp/transport.rs#L153-L170',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/lettre/lettre/blob/fa402db598/src/transport/smtp/connection_url.rs#L10',
      read: '2026-11-23',
    },
  ],
};

export default lettreUrl;
