import { say } from '../core/say.ts';
import { sayHello } from './hello.ts';
import { type Foreign, foreignProtocol, looksLikeTls, nameOf } from './protocol.ts';
import type { Reply } from './reply.ts';
import { brokenOff, connectTo, fail, type Run, temporary, words } from './run.ts';
import { Session } from './session.ts';
import { IoError } from './timing.ts';
import { startTls } from './tls.ts';

/** Where a session stands: which address, and whether TLS is on. */
export interface Place {
  readonly session: Session;
  readonly address: string;
  readonly encrypted: boolean;
}

/** Waits for the greeting. A port that stays silent is tried in another way meanwhile, and once. */
export async function greet(run: Run, place: Place): Promise<Reply> {
  const { session, encrypted } = place;
  const since = performance.now();
  const greeting = session.reply(run.limit('greeting'));
  // It is awaited below; until then a rejection must not count as unhandled.
  greeting.catch(() => {});
  if (run.curious && (await isSilent(run, session))) {
    const greeted = greeting.then(nothing, nothing);
    await (encrypted ? tryInside(run, place, greeted) : tryTls(run, place, greeted));
  }
  let reply: Reply;
  try {
    reply = await greeting;
  } catch (error) {
    return fromNoGreeting(run, session, error);
  }
  judge(run, session, reply);
  run.step('greeting', 'ok', since, () => words(run, reply), { text: reply.text });
  return reply;
}

function fromNoGreeting(run: Run, session: Session, error: unknown): never {
  if (looksLikeTls(session.head)) tlsSpoken(run);
  const head = session.head.toString('latin1');
  const foreign = head === '' ? undefined : foreignProtocol(head);
  // The beginning of a code may be that of a greeting which never came to its end.
  const begun = /^\s*\d{1,3}$/.test(head);
  const ended = error instanceof IoError && (error.fault === 'closed' || error.fault === 'timeout');
  if (foreign !== undefined && (foreign !== 'not-smtp' || (ended && !begun))) foreignFailure(run, foreign, head);
  throw brokenOff(run, 'greeting', error);
}

function judge(run: Run, session: Session, reply: Reply): void {
  if (looksLikeTls(session.head)) tlsSpoken(run);
  const foreign = foreignProtocol(reply.raw);
  if (foreign !== undefined) foreignFailure(run, foreign, reply.raw);
  const passing = temporary(run, 'greeting', reply);
  if (passing !== undefined) fail(passing);
  if (reply.code !== 220) {
    const message = say`${run.place} greets with a refusal: ${words(run, reply)}`;
    fail({ why: 'greeting-rejected', step: 'greeting', message });
  }
}

export function foreignFailure(run: Run, why: Foreign, text: string, step: 'greeting' | 'ehlo' = 'greeting'): never {
  const said = run.clean(text, 120);
  const name = nameOf(why);
  const message = said === '' ? say`${run.place} answers as ${name}.` : say`${run.place} answers as ${name}: ${said}`;
  fail({ why, step, message });
}

function tlsSpoken(run: Run): never {
  const { port, security } = run.target;
  const said = security === 'none' ? say`no encryption` : 'STARTTLS';
  fail({
    why: 'tls-on-plain-port',
    step: 'greeting',
    message: say`Port ${port} speaks TLS from the first byte; the settings say ${said}.`,
    advice: [{ text: say`Switch port ${port} to implicit TLS.`, writes: [{ slot: 'security', value: 'implicit' }] }],
  });
}

async function isSilent(run: Run, session: Session): Promise<boolean> {
  try {
    await session.firstByte(run.limit('silence'));
    return false;
  } catch (error) {
    if (error instanceof IoError && error.fault === 'timeout') return true;
    throw error;
  }
}

function nothing(): undefined {
  return undefined;
}

/** A second connection says ClientHello. It throws when that explains the silence; a greeting in between ends the search. */
async function tryTls(run: Run, place: Place, greeted: Promise<undefined>): Promise<void> {
  const asked = (async () => {
    const { socket } = await connectTo(run, [place.address], run.limit('cross'));
    const answer = await sayHello(socket, run.target.host, run.limit('cross'), run.signal);
    socket.destroy();
    return answer;
  })().catch(onlyAborted);
  const answer = await Promise.race([greeted, asked]);
  if (answer === undefined) return;
  if (answer.kind === 'plain') {
    const foreign = foreignProtocol(answer.text);
    // A mail server that is slow to greet may complain in its own words, with a code.
    const worded = /^[^\s\d]/.test(answer.text);
    if (foreign !== undefined && (foreign !== 'not-smtp' || worded)) foreignFailure(run, foreign, answer.text);
  }
  if (answer.kind !== 'hello' && answer.kind !== 'alert') return;
  await tryInside(run, place, greeted);
  tlsSpoken(run);
}

/** What is behind the TLS, to tell a submission port from the TLS ports of IMAP, POP3 and HTTP. It throws when it is another protocol. */
async function tryInside(run: Run, place: Place, greeted: Promise<undefined>): Promise<void> {
  const inside = await Promise.race([greeted, speakInside(run, place.address)]);
  const foreign = inside === undefined ? undefined : foreignProtocol(inside.raw);
  if (inside !== undefined && foreign !== undefined) foreignFailure(run, foreign, inside.raw);
}

/** The first words behind the TLS. A server that waits to be spoken to (HTTP) hears QUIT, which harms nobody. */
async function speakInside(run: Run, address: string): Promise<Reply | undefined> {
  try {
    const { socket } = await connectTo(run, [address], run.limit('cross'));
    const { host } = run.target;
    const tls = await startTls(socket, { host, ca: run.options.ca, ms: run.limit('cross'), signal: run.signal });
    const session = new Session(tls.socket, run.signal);
    const half = (): number => run.limit('cross') / 2;
    const reply = (await session.reply(half()).catch(onlyAborted)) ?? (await session.command('QUIT\r\n', half()));
    session.destroy();
    return reply;
  } catch (error) {
    return onlyAborted(error);
  }
}

/** A failed look tells nothing; only the end of the test goes on up. */
export function onlyAborted(error: unknown): undefined {
  if (error instanceof IoError && error.fault !== 'aborted') return undefined;
  throw error;
}
