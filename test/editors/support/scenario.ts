import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file with a mistake behind letters of two bytes and a sign of four bytes and two units. */
interface Sample {
  readonly name: string;
  /** « » stand around what is underlined. */
  readonly marked: string;
  /** The rules of the underlined places, in their order. */
  readonly rules: readonly string[];
  /** The rule whose first fix is applied. */
  readonly fix: string;
  /** The fix as the editor's menu shows it. */
  readonly title: string;
  readonly fixed: string;
  /** A word of the hover over the place of that rule. */
  readonly hover: RegExp;
}

export const SAMPLES: readonly Sample[] = [
  {
    name: '.env',
    marked: '# Büro 📮\nMAILER_DSN=«smtp»://büro📮:geheim@«smtp.gmial.com»:587\n',
    rules: ['starttls-optional', 'host-typo'],
    fix: 'host-typo',
    title: 'Use smtp.gmail.com',
    fixed: '# Büro 📮\nMAILER_DSN=smtp://büro📮:geheim@smtp.gmail.com:587\n',
    hover: /MAILER_DSN|smtp\.gmial\.com/,
  },
  {
    name: 'docker-compose.yml',
    marked:
      'services:\n  app:\n    image: app:1\n    environment: { NAME: "Büro 📮", SMTP_HOST: «smtp.gmial.com», SMTP_PORT: "587" }\n',
    rules: ['host-typo'],
    fix: 'host-typo',
    title: 'Use smtp.gmail.com',
    fixed:
      'services:\n  app:\n    image: app:1\n    environment: { NAME: "Büro 📮", SMTP_HOST: smtp.gmail.com, SMTP_PORT: "587" }\n',
    hover: /SMTP_HOST|smtp\.gmial\.com/,
  },
  {
    name: 'config.json',
    marked:
      '{ "note": "Büro 📮", "smtp": { "host": "mail.acme.io", "port": «465», "secure": false, "auth": { "user": "a", "pass": "x" } } }\n',
    rules: ['tls-port-mismatch'],
    fix: 'tls-port-mismatch',
    title: 'Use TLS from the first byte on port 465',
    fixed:
      '{ "note": "Büro 📮", "smtp": { "host": "mail.acme.io", "port": 465, "secure": true, "auth": { "user": "a", "pass": "x" } } }\n',
    hover: /465/,
  },
];

/** What an editor is to see of a sample, as `line: text`. */
export function expectedPlaces({ marked }: Sample): readonly string[] {
  return [...marked.matchAll(/«([^»]*)»/g)].map(
    (match) => `${marked.slice(0, match.index).split('\n').length - 1}: ${match[1]}`,
  );
}

/** The file in which completions are asked for: behind the last sign. */
const COMPLETION = 'SMTP_HOST=smtp.gmail.com\nSMTP_PORT=';

/** Writes the files of a project that a driver works through, and the plan itself; `port` is where a mail server listens. */
export function writeScenario(folder: string, port: number, password: string): string {
  const project = join(folder, 'project');
  mkdirSync(project, { recursive: true });
  const write = (name: string, text: string): string => {
    const path = join(project, name);
    writeFileSync(path, text);
    return path;
  };
  const lines = COMPLETION.split('\n');
  const plan = {
    files: SAMPLES.map(({ name, marked, fix, title }) => ({
      name,
      path: write(name, marked.replace(/[«»]/g, '')),
      fix,
      title,
    })),
    completion: {
      name: 'new.env',
      path: write('new.env', COMPLETION),
      line: lines.length - 1,
      column: lines.at(-1)?.length ?? 0,
    },
    connection: {
      name: 'live.env',
      path: write(
        'live.env',
        `SMTP_HOST=127.0.0.1\nSMTP_PORT=${port}\nSMTP_SECURE=false\nSMTP_USER=shop\nSMTP_PASS=${password}\n`,
      ),
    },
  };
  const path = join(folder, 'scenario.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}
