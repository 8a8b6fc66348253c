import { request } from 'node:http';
import type { Run } from './run.ts';
import { wait } from './timing.ts';

/** A mail catcher of developers, told by its greeting, and where its HTTP API lists the messages. */
interface Catcher {
  readonly name: string;
  readonly greeting: RegExp;
  readonly port: number;
  readonly path: string;
}

const CATCHERS: readonly Catcher[] = [
  { name: 'Mailpit', greeting: /\bMailpit\b/i, port: 8025, path: '/api/v1/messages?limit=10' },
  { name: 'MailHog', greeting: /\bMailHog\b/i, port: 8025, path: '/api/v2/messages?limit=10' },
  { name: 'MailDev', greeting: /\bMailDev\b/i, port: 1080, path: '/email' },
];

const MAX_ANSWER = 1024 * 1024;

/**
 * The catcher that has the message, by its own word. Only asked on this machine, and only when the greeting names one:
 * nothing else may be claimed to be delivered.
 */
export async function caughtBy(run: Run, address: string, greeting: string, id: string): Promise<string | undefined> {
  const catcher = CATCHERS.find((candidate) => candidate.greeting.test(greeting));
  if (catcher === undefined || !run.isLocal(address)) return undefined;
  for (const port of run.options.catcherPorts ?? [catcher.port]) {
    const answer = await get(run, address, port, catcher.path).catch(() => '');
    if (answer.includes(id)) return catcher.name;
  }
  return undefined;
}

function get(run: Run, host: string, port: number, path: string): Promise<string> {
  return wait<string>(run.limit('cross'), run.signal, (resolve, reject) => {
    const asked = request({ host, port, path, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MAX_ANSWER) resolve(text);
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
    return () => asked.destroy();
  });
}
