import { dropping, transportReading } from '../clients/nodemailer.ts';
import type { Dialect, Fault, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, reading, refused, UNKNOWN } from '../read.ts';

/** The inputs of the action dawidd6/action-send-mail, which go to nodemailer. */
const githubActionSendMail: Dialect = {
  id: 'github-action-send-mail',
  name: 'GitHub Actions send-mail',
  ecosystem: 'node',
  detect: { images: [/^dawidd6\/action-send-mail$/i] },
  keys: {
    url: ['connection_url'],
    host: ['server_address'],
    port: ['server_port'],
    security: ['secure'],
    user: ['username'],
    password: ['password'],
    from: ['from'],
    verify: ['ignore_cert'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const verifies = settings.text('verify')?.toLowerCase() !== 'true';
    if (settings.has('url')) return readUrl(settings, verifies);
    if (anyDynamic(settings, ['security'])) return UNKNOWN;
    const given = knownIn(settings, 'security');
    const isOn = given?.type === 'boolean' ? given.text.toLowerCase() === 'true' : given?.text === 'true';
    const secure = given === undefined || given.text === '' ? {} : { secure: isOn };
    const read = transportReading(settings, { ...secure, requireTLS: false, ignoreTLS: false, verifies });
    // The input has the default 25, whatever `secure` says.
    return 'outcome' in read ? { ...read, port: 25 } : read;
  },

  write(mode, settings): readonly Write[] | undefined {
    if (mode !== 'implicit' && mode !== 'opportunistic') return undefined;
    if (settings.has('url')) {
      if (settings.text('port') === undefined) return undefined;
      return [{ slot: 'scheme', value: mode === 'implicit' ? 'smtp+starttls' : 'smtp' }];
    }
    if (mode === 'implicit') return [{ slot: 'security', value: true }];
    if (settings.text('port')?.trim() === '465') return [{ slot: 'security', value: false }];
    return dropping(settings, ['security']);
  },

  examples: {
    starttls587: {
      file: '.github/workflows/report.yml',
      text: 'jobs:\n  report:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: dawidd6/action-send-mail@v6\n        with:\n          server_address: smtp.example.com\n          server_port: 587\n          username: ${{ secrets.MAIL_USERNAME }}\n          password: ${{ secrets.MAIL_PASSWORD }}\n          from: app@example.com\n',
    },
    implicit465: {
      file: '.github/workflows/report.yml',
      text: 'jobs:\n  report:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: dawidd6/action-send-mail@v6\n        with:\n          server_address: smtp.example.com\n          server_port: 465\n          secure: true\n          username: ${{ secrets.MAIL_USERNAME }}\n          password: ${{ secrets.MAIL_PASSWORD }}\n          from: app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.github/workflows/report.yml',
      text: 'jobs:\n  report:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: dawidd6/action-send-mail@v6\n        with:\n          connection_url: smtp+starttls://app:${{ secrets.MAIL_PASSWORD }}@smtp.example.com:587\n          from: app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/dawidd6/action-send-mail/blob/c50dc4cc84/main.js#L78-L190',
      read: '2026-11-23',
      note: 'secure is compared with "true"; smtp+starttls:// sets secure and port 465',
    },
    { url: 'https://github.com/dawidd6/action-send-mail/blob/c50dc4cc84/action.yml', read: '2026-11-23' },
  ],
};

export default githubActionSendMail;

/** `smtp+starttls://` is a misnomer: it makes the client start TLS at once. */
function readUrl(settings: Settings, verifies: boolean): Reading {
  const scheme = knownIn(settings, 'scheme');
  if (scheme === undefined) return UNKNOWN;
  switch (scheme.text.toLowerCase()) {
    case 'smtp+starttls':
      return reading('implicit', ['scheme'], { port: 465, verifies });
    case 'smtp':
      // Whether `secure` beside the URL counts, and what an unset one does on 465, was not read.
      if (settings.has('security') || settings.text('port') === '465') return UNKNOWN;
      return reading('opportunistic', ['scheme'], { port: 25, verifies });
    default:
      return refused(unknownProtocol(scheme.text));
  }
}

function unknownProtocol(scheme: string): Fault {
  const isImplicit = /^smtps$/i.test(scheme);
  return {
    rule: 'invalid-value',
    slot: 'scheme',
    message: `The action stops at ${scheme}://: it knows smtp://, and smtp+starttls:// for TLS from the first byte on port 465.`,
    ...(isImplicit ? { writes: [{ slot: 'scheme', value: 'smtp+starttls' }], fix: 'Use smtp+starttls://' } : {}),
  };
}
