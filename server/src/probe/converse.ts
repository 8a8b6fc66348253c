import { type OpenClient, prepareClient } from './client.ts';
import { introduce } from './ehlo.ts';
import { type Approach, orWantsCertificate } from './explainTls.ts';
import type { Extensions } from './extensions.ts';
import type { Place } from './greeting.ts';
import { logIn } from './login.ts';
import { open, openEither } from './open.ts';
import { quote } from './reply.ts';
import { fail, type Run, type Verdict } from './run.ts';
import { type Secured, secure } from './secure.ts';
import { type Sent, sendMessage } from './send.ts';
import type { Session } from './session.ts';
import { askForTls, reportDropped, staysPlain } from './starttls.ts';

export interface Reached {
  readonly place: Secured;
  readonly extensions: Extensions;
  /** As the server wrote it. */
  readonly greeting: string;
  readonly elsewhere?: Promise<Verdict | undefined> | undefined;
}

/** A session in which the server has said what it offers, encrypted as the settings ask. */
export async function reach(run: Run, addresses: readonly string[]): Promise<Reached> {
  const opened = await openEither(run, addresses);
  const { elsewhere } = opened;
  const greeting = quote(opened.greeting);
  const extensions = await introduce(run, opened.place);
  if (opened.place.encrypted || staysPlain(run, extensions)) {
    return { place: opened.place, extensions, greeting, elsewhere };
  }
  const approach = (): ReturnType<Approach> => approachAgain(run, opened.place.address);
  const place = await upgrade(run, opened.place, extensions, approach);
  const offered = await orWantsCertificate(run, approach, () => introduce(run, place, true));
  return { place, greeting, elsewhere, extensions: offered };
}

async function upgrade(run: Run, place: Place, extensions: Extensions, approach: Approach): Promise<Secured> {
  await askForTls(run, place, extensions);
  await twoTurns();
  const { socket, dropped } = place.session.release();
  reportDropped(run, dropped);
  return secure(run, socket, place.address, approach);
}

/** Lets bytes in that came right behind the last ones, so that they are noticed and do not end up in the handshake. */
async function twoTurns(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

/** A second connection, up to the 220 of STARTTLS, for a look at a handshake that failed. */
async function approachAgain(run: Run, address: string): ReturnType<Approach> {
  const quiet: Run = { ...run, curious: false, step: () => {}, warn: () => {}, limit: () => run.limit('cross') };
  const { place } = await open(quiet, [address]);
  await askForTls(quiet, place, await introduce(quiet, place));
  return place.session.release().socket;
}

/** The whole test on the given port, from the name to QUIT. */
export async function converse(
  run: Run,
  addresses: readonly string[],
): Promise<{ readonly address: string; readonly sent: Sent }> {
  let open: OpenClient | undefined;
  const handshaking = (): void => {
    if ((run.target.user ?? '') !== '') open ??= prepareClient(run);
  };
  const { place, extensions, greeting, elsewhere } = await reach({ ...run, handshaking }, addresses);
  const client = await logIn(run, place, extensions, open);
  // No message over a connection whose other end nobody knows.
  const sent = place.distrust !== undefined ? undefined : await sendMessage(run, place, extensions, client, greeting);
  client?.close();
  const difference = await elsewhere;
  if (difference !== undefined) run.warn(difference, performance.now());
  quit(run, place.session);
  if (place.distrust !== undefined) fail(place.distrust);
  return { address: place.address, sent };
}

/** The step `quit`. What the server makes of it tells nothing: what was to be tested is done. */
export function quit(run: Run, session: Session): void {
  const since = performance.now();
  run.leave(session);
  run.step('quit', 'ok', since, 'Said QUIT.');
}
