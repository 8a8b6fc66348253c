import { say } from '../core/say.ts';
import { type Extensions, NO_EXTENSIONS, readExtensions } from './extensions.ts';
import { foreignFailure, onlyAborted, type Place } from './greeting.ts';
import { type Foreign, foreignReply } from './protocol.ts';
import type { Reply } from './reply.ts';
import { brokenOff, clientName, fail, type Run, temporary, words } from './run.ts';

/** Codes with which a server says that it does not know the command; others concern the name. */
const UNKNOWN_COMMAND = new Set([500, 502, 503, 504]);

/** A server that knows neither EHLO nor HELO is asked in the words of its neighbours. */
async function whichProtocol(run: Run, session: Place['session']): Promise<Foreign | undefined> {
  const ask = (line: string): Promise<Reply | undefined> =>
    session.command(line, run.limit('cross')).catch(onlyAborted);
  if ((await ask(`LHLO ${clientName(run, session.socket)}`))?.code === 250) return 'not-smtp-lmtp';
  return (await ask('SYST'))?.code === 215 ? 'not-smtp-ftp' : undefined;
}

/** The step `ehlo`; said again after STARTTLS, because what was said in clear does not count any more. */
export async function introduce(run: Run, { session, encrypted }: Place, again = false): Promise<Extensions> {
  const since = performance.now();
  const name = clientName(run, session.socket);
  try {
    const reply = await session.command(`EHLO ${name}`, run.limit('ehlo'));
    if (reply.code === 250) {
      const extensions = readExtensions(reply.lines);
      const auth = extensions.auth.length > 0 ? ` Login: ${extensions.auth.slice(0, 12).join(', ')}.` : ' No login.';
      const starttls = encrypted ? '' : extensions.starttls ? ' STARTTLS is offered.' : ' No STARTTLS.';
      run.step('ehlo', 'ok', since, `${again ? 'After TLS: a' : 'A'}nswered "${name}".${starttls}${auth}`, {
        name,
        extensions: extensions.lines.slice(0, 50),
      });
      return extensions;
    }
    const foreign = foreignReply(reply);
    if (foreign !== undefined) foreignFailure(run, foreign, reply.raw, 'ehlo');
    const rejected = say`${run.place} does not accept the client name "${name}": ${words(run, reply)}`;
    // Google's relay says 421 to names that it does not like.
    if (reply.code === 421 && /\b[EH]*E?HLO\b/i.test(reply.text))
      fail({ why: 'ehlo-rejected', step: 'ehlo', message: rejected });
    const passing = temporary(run, 'ehlo', reply);
    if (passing !== undefined) fail(passing);
    if (UNKNOWN_COMMAND.has(reply.code)) {
      const helo = await session.command(`HELO ${name}`, run.limit('ehlo'));
      if (helo.code === 250) {
        const message = say`${run.place} answers EHLO with ${words(run, reply)} and knows only HELO.`;
        run.warn({ why: 'helo-only', step: 'ehlo', message }, since);
        return NO_EXTENSIONS;
      }
      const other =
        foreignReply(helo) ?? (UNKNOWN_COMMAND.has(helo.code) ? await whichProtocol(run, session) : undefined);
      if (other !== undefined) foreignFailure(run, other, reply.raw, 'ehlo');
    }
    if (reply.code < 400) {
      const message = say`${run.place} does not keep to the dialogue: it answers EHLO with ${words(run, reply)}`;
      fail({ why: 'protocol-abuse', step: 'ehlo', message });
    }
    fail({ why: 'ehlo-rejected', step: 'ehlo', message: rejected });
  } catch (error) {
    throw brokenOff(run, 'ehlo', error);
  }
}
