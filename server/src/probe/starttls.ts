import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import type { Extensions } from './extensions.ts';
import type { Place } from './greeting.ts';
import { brokenOff, fail, type Run, StageFailure, temporary, type Verdict, words } from './run.ts';

/** True when the client of these settings would go on in clear text. */
export function staysPlain(run: Run, extensions: Extensions): boolean {
  const { security } = run.target;
  return security === 'none' || (security === 'opportunistic' && !extensions.starttls && !extensions.overwritten);
}

/** The step `starttls`: after it, the socket of the session is ready for the handshake. */
export async function askForTls(run: Run, place: Place, extensions: Extensions): Promise<void> {
  const since = performance.now();
  const step = 'starttls' as const;
  if (!extensions.starttls && extensions.overwritten) {
    const message = say`Something overwrites STARTTLS in the answer of ${run.place} (XXXX), so encryption cannot begin.`;
    fail({ why: 'starttls-stripped', step, message });
  }
  try {
    const reply = await place.session.command('STARTTLS', run.limit('starttls'));
    if (reply.code !== 220) {
      if (!extensions.starttls) missing(run, place, words(run, reply));
      const closing = reply.code === 421 ? temporary(run, step, reply) : undefined;
      if (closing !== undefined) fail(closing);
      const message = say`${run.place} offers STARTTLS, but refuses it: ${words(run, reply)}`;
      fail({ why: 'starttls-refused', step, message });
    }
    const warning = extensions.starttls ? undefined : unadvertised(run);
    if (warning === undefined) run.step(step, 'ok', since, () => words(run, reply));
    else run.warn(warning, since);
  } catch (error) {
    const failure = brokenOff(run, step, error);
    // It was asked although it is not on offer: how the server shows that does not matter.
    const unanswered =
      failure instanceof StageFailure && /^(?:closed-early|starttls-broken)$/.test(failure.verdict.why);
    if (unanswered && !extensions.starttls) missing(run, place, say`it does not even answer`);
    throw failure;
  }
}

function missing(run: Run, { address }: Place, said: Text): never {
  const message = say`${run.place} does not offer STARTTLS, which the settings require (${said}).`;
  fail({ why: 'starttls-missing', step: 'starttls', message, ...withoutTls(run, address) });
}

function unadvertised(run: Run): Verdict {
  const message = say`${run.place} does not advertise STARTTLS, but it works.`;
  return { why: 'starttls-unadvertised', step: 'starttls', message };
}

/** What came along in clear with the 220 would be read as a part of the encrypted session by a careless client. */
export function reportDropped(run: Run, dropped: string): void {
  if (dropped === '') return;
  const message = say`${run.place} sent text in clear together with its answer to STARTTLS; it was dropped: ${run.clean(dropped, 120)}`;
  run.warn({ why: 'starttls-response-injection', step: 'starttls', message }, performance.now());
}

/** A catcher on this machine often has no encryption at all. Where STARTTLS is there and fails, nobody should switch it off. */
function withoutTls(run: Run, address: string): Pick<Verdict, 'advice'> {
  if (!run.isLocal(address)) return {};
  return {
    advice: [
      { text: say`Switch encryption off for this local server.`, writes: [{ slot: 'security', value: 'none' }] },
    ],
  };
}
