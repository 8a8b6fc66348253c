import { introduce } from './ehlo.ts';
import { greet, onlyAborted, type Place } from './greeting.ts';
import { connectTo, type Run, StageFailure } from './run.ts';
import { Session } from './session.ts';
import { startTls } from './tls.ts';

/**
 * Whether the server carries out, inside TLS, a command that came in clear behind STARTTLS. The command is NOOP, on a
 * connection of its own that never logs in. Not part of a test with a login: it doubles the time, and some good servers
 * (Exim) close a connection that talks out of turn. Inside TLS it says QUIT, so that the first answer tells at once
 * which of the two commands it belongs to.
 */
export async function takesInjectedCommands(run: Run, address: string): Promise<boolean> {
  const quiet: Run = { ...run, curious: false, step: () => {}, warn: () => {}, limit: () => run.limit('cross') };
  try {
    const { socket } = await connectTo(quiet, [address], run.limit('cross'));
    const place: Place = { session: new Session(socket, run.signal), address, encrypted: false };
    await greet(quiet, place);
    const { starttls } = await introduce(quiet, place);
    if (!starttls) return false;
    const reply = await place.session.command('STARTTLS\r\nNOOP', run.limit('cross'));
    const { dropped } = place.session.release();
    if (reply.code !== 220 || dropped !== '') return false;
    const { host } = run.target;
    const tls = await startTls(socket, { host, ca: run.options.ca, ms: run.limit('cross'), signal: run.signal });
    const session = new Session(tls.socket, run.signal);
    const answer = await session.command('QUIT', run.limit('cross')).catch(onlyAborted);
    session.destroy();
    return answer?.code === 250;
  } catch (error) {
    if (error instanceof StageFailure) return false;
    return onlyAborted(error) ?? false;
  }
}
