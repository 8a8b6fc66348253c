import { matchPrefixedHost, prefixWrites } from '../clients/hostPrefix.ts';
import type { Dialect, Mode, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

const MODES: Readonly<Record<string, Mode>> = { tls: 'starttls', ssl: 'implicit', '': 'none' };

/** Roundcube's image: `tls://` before the host asks for STARTTLS, `ssl://` for TLS from the first byte; without either nothing is encrypted. */
const roundcube: Dialect = {
  id: 'roundcube',
  name: 'Roundcube',
  ecosystem: 'php',
  detect: { strong: ['ROUNDCUBEMAIL_SMTP_SERVER', 'ROUNDCUBEMAIL_SMTP_PORT'] },
  keys: {
    host: ['ROUNDCUBEMAIL_SMTP_SERVER'],
    port: ['ROUNDCUBEMAIL_SMTP_PORT'],
  },
  match: matchPrefixedHost('ROUNDCUBEMAIL_SMTP_SERVER'),

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['scheme'])) return UNKNOWN;
    // The whole value may be a reference, and the prefix with it.
    if (settings.get('host').state === 'dynamic' && !settings.has('scheme')) return UNKNOWN;
    const mode = MODES[settings.text('scheme')?.toLowerCase() ?? ''];
    return mode === undefined
      ? UNKNOWN
      : reading(mode, present(settings, [settings.has('scheme') ? 'scheme' : 'host']), { port: 587 });
  },

  write(mode, settings) {
    const prefix = Object.keys(MODES).find((word) => MODES[word] === mode);
    return prefix === undefined ? undefined : prefixWrites(settings, prefix === '' ? undefined : prefix);
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'ROUNDCUBEMAIL_DEFAULT_HOST=ssl://imap.example.com\nROUNDCUBEMAIL_SMTP_SERVER=tls://smtp.example.com\nROUNDCUBEMAIL_SMTP_PORT=587\n',
    },
    implicit465: {
      file: '.env',
      text: 'ROUNDCUBEMAIL_DEFAULT_HOST=ssl://imap.example.com\nROUNDCUBEMAIL_SMTP_SERVER=ssl://smtp.example.com\nROUNDCUBEMAIL_SMTP_PORT=465\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'ROUNDCUBEMAIL_DEFAULT_HOST=ssl://imap.example.com\nROUNDCUBEMAIL_SMTP_SERVER=tls://smtp.example.com\nROUNDCUBEMAIL_SMTP_PORT=465\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/roundcube/roundcubemail-docker/blob/011e619942fba6c24be1d2eae88c634c4bdb0d39/README.md',
      read: '2026-11-23',
      note: 'the prefix tls:// and the default port; apache/docker-entrypoint.sh hands both to Roundcube',
    },
    {
      url: 'https://github.com/roundcube/roundcubemail/blob/0a63f0a784d9494d805121b4b2b65fece673ab20/program/lib/Roundcube/rcube_smtp.php',
      read: '2026-11-23',
      note: 'connect: STARTTLS for tls:// alone',
    },
  ],
};

export default roundcube;
