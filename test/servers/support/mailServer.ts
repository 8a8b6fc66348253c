import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDovecot, startDyingDovecot } from './dovecot.ts';
import { startPostfix } from './postfix.ts';
import { NOBODY } from './system.ts';

export interface MailServer {
  /** Waits until the mailbox of the user holds a message with that text; gives all its messages. */
  readonly mailWith: (text: string) => Promise<readonly string[]>;
  /** How many messages the server has taken so far. */
  readonly taken: () => number;
  readonly log: () => string;
  readonly stop: () => void;
}

/** Postfix with Dovecot, and an empty mailbox, in a folder of their own. */
export async function startMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-servers-'));
  // The servers give up their rights, and still have to get at their files.
  chmodSync(folder, 0o755);
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  chownSync(mail, NOBODY.uid, NOBODY.gid);
  const stops = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = (): void => {
    for (const step of stops.splice(0).reverse()) step();
  };
  try {
    const dovecot = startDovecot(folder);
    stops.push(dovecot.stop);
    const dying = await startDyingDovecot(folder);
    stops.push(dying.stop);
    const { log, stop: stopPostfix } = startPostfix(folder, { good: dovecot.saslSocket, dying: dying.saslSocket });
    stops.push(stopPostfix);
    return {
      log,
      stop,
      // The queue manager writes down each message that the server has promised to deliver, once.
      taken: () => log().match(/postfix\/qmgr\[\d+\]: \w+: from=/g)?.length ?? 0,
      mailWith: (text) => mailWith(join(mail, 'app', 'new'), text, log),
    };
  } catch (error) {
    stop();
    throw error;
  }
}

const PATIENCE_MS = 20_000;

async function mailWith(folder: string, text: string, log: () => string): Promise<readonly string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const messages = names.map((name) => readFileSync(join(folder, name), 'utf8'));
    if (messages.some((message) => message.includes(text))) return messages;
    await pause(20);
  }
  throw new Error(`No message with "${text}" came into the mailbox. The log of Postfix:\n${log()}`);
}
