import { randomUUID } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { caughtBy } from './catcher.ts';
import { type Client, prepareClient } from './client.ts';
import type { Extensions } from './extensions.ts';
import { judgeMail } from './judge.ts';
import { forMessage } from './login.ts';
import { brokenOff, clientName, fail, type Run, words } from './run.ts';
import type { Secured } from './secure.ts';

export type Sent = 'accepted' | 'delivered' | 'greylisted' | undefined;

const NOT_SENT = 'Nothing was sent.';

function notSent(why: Text): Text {
  return say`${why} Nothing was sent.`;
}

/** The step `mail`: one message, and only to the address that the caller named. */
export async function sendMessage(
  run: Run,
  place: Secured,
  extensions: Extensions,
  client: Client | undefined,
  greeting: string,
): Promise<Sent> {
  const since = performance.now();
  const { to } = run.options;
  if (to === undefined) {
    run.step('mail', 'skip', since, NOT_SENT);
    return undefined;
  }
  const recipient = address(run, to, extensions);
  const sender = address(run, senderOf(run, place), extensions);
  const id = randomUUID();
  const message = compose(run, sender, recipient, id);
  const size = Buffer.byteLength(message);
  if (extensions.size !== undefined && size > extensions.size) {
    fail({
      why: 'size-exceeded',
      step: 'mail',
      message: notSent(say`${run.place} takes messages of ${extensions.size} bytes at most.`),
    });
  }
  try {
    const connection = client ?? (await prepareClient(run)(place.session, forMessage(extensions), 'mail'));
    connection.waitsFor('mail');
    const envelope = { from: sender, to: recipient, size };
    const error = await connection.run((done) => connection.connection.send(envelope, message, done));
    const last = connection.exchanges.at(-1);
    connection.close();
    if (error) return refused(run, since, last);
    const reply = last === undefined ? '' : words(run, last.reply);
    const confirmed = await caughtBy(run, place.address, greeting, id);
    const detail =
      confirmed === undefined ? `The server took the message: ${reply}` : `${confirmed} has the message: ${reply}`;
    run.step('mail', 'ok', since, detail, { from: sender, to: recipient, id });
    return confirmed === undefined ? 'accepted' : 'delivered';
  } catch (error) {
    throw brokenOff(run, 'mail', error);
  }
}

function refused(run: Run, since: number, last: Client['exchanges'][number] | undefined): Sent {
  if (last === undefined || last.reply.code < 400) {
    const said = last === undefined ? say`nothing` : words(run, last.reply);
    fail({
      why: 'protocol-abuse',
      step: 'mail',
      message: say`${run.place} does not keep to the dialogue of a message: ${said}`,
    });
  }
  const { verb } = last;
  const asked = verb === 'MAIL' ? say`the sender` : verb === 'RCPT' ? say`the recipient` : say`the message`;
  const why = judgeMail(verb, last.reply);
  const said = words(run, last.reply);
  if (why !== 'greylisted') fail({ why, step: 'mail', message: say`${run.place} refuses ${asked}: ${said}` });
  run.warn({ why, step: 'mail', message: say`${run.place} defers ${asked}: ${said}` }, since);
  return why;
}

function senderOf(run: Run, place: Secured): string {
  const { from, user } = run.target;
  const bare = /<([^<>]*)>\s*$/.exec(from ?? '')?.[1] ?? from;
  if (bare !== undefined && bare !== '') return bare;
  if (user?.includes('@') === true) return user;
  const name = clientName(run, place.session.socket);
  return `smtplint@${name.startsWith('[') ? 'localhost.localdomain' : name}`;
}

/** Checks an address and writes its domain in ASCII; only a local part outside ASCII needs SMTPUTF8. */
function address(run: Run, text: string, extensions: Extensions): string {
  const [, local = '', domain = ''] = /^([^@\s<>]{1,64}|"[^"\\]{1,62}")@([^@\s<>]{1,255})$/.exec(text.trim()) ?? [];
  const ascii = domain.startsWith('[') ? domain : domainToASCII(domain);
  const isOwn = text === run.options.to;
  if (ascii === '' || stripped(text)) {
    const why = isOwn ? 'recipient-rejected' : 'sender-rejected';
    fail({ why, step: 'mail', message: notSent(say`"${run.clean(text, 80)}" is not a mail address.`) });
  }
  const whole = `${local}@${ascii}`;
  if (/[^\x20-\x7e]/.test(local) && !extensions.smtputf8) {
    fail({
      why: 'smtputf8-missing',
      step: 'mail',
      message: notSent(
        say`"${run.clean(whole, 80)}" has letters outside ASCII, and ${run.place} does not offer SMTPUTF8.`,
      ),
    });
  }
  return whole;
}

function stripped(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into a command
  return /[\u0000-\u001f\u007f]/.test(text.trim());
}

function compose(run: Run, from: string, to: string, id: string): string {
  const { host, port } = run.target;
  const lines = [
    `From: smtplint connection test <${from}>`,
    `To: <${to}>`,
    `Subject: smtplint test ${id}`,
    `Date: ${new Date().toUTCString().replace(/GMT$/, '+0000')}`,
    `Message-ID: <${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    '',
    'This is a test message.',
    '',
    `It was sent through ${host.replace(/[^\x21-\x7e]/g, '?').slice(0, 200)}, port ${port}, because someone asked smtplint`,
    'to test the mail settings of a program. If you can read this, they work.',
    'You may delete it. Nobody reads answers to it.',
    '',
  ];
  return lines.join('\r\n');
}
