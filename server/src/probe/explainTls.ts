import type { Socket } from 'node:net';
import type { Text } from '../core/model.ts';
import { say } from '../core/say.ts';
import { readExtensions } from './extensions.ts';
import { foreignFailure, onlyAborted } from './greeting.ts';
import { type HelloAnswer, sayHello } from './hello.ts';
import { foreignProtocol, looksLikeTls } from './protocol.ts';
import type { Reply } from './reply.ts';
import { type Advice, brokenOff, clientName, type Run, StageFailure } from './run.ts';
import { Session } from './session.ts';
import { IoError } from './timing.ts';
import { alertName, CERTIFICATE_REQUIRED, PROTOCOL_VERSION, UNRECOGNISED_NAME } from './tls.ts';

/** Brings a fresh connection to the point where TLS begins: at once, or after STARTTLS. */
export type Approach = () => Promise<Socket>;

type Look = HelloAnswer | { readonly kind: 'greeting'; readonly reply: Reply; readonly starttls: boolean | undefined };

/*
 * Node's error codes (OpenSSL and BoringSSL word them alike here) are used as a reason where to look and as the
 * last resort; what the server answers to the second look decides.
 */
const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE|UNEXPECTED_MESSAGE/;
const OLD_TLS = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/;
const CLIENT_CERTIFICATE = /CERTIFICATE_REQUIRED/;
/** How long the second look waits for a greeting before it says ClientHello: longer when the error spoke for plain text. */
const GREETING_WAIT = { likely: 1000, unlikely: 300 } as const;

/** Why a TLS handshake failed: looks once more, without TLS library and without login. */
export async function explainTls(run: Run, address: string, error: unknown, approach: Approach): Promise<Error> {
  if (!(error instanceof IoError)) throw error;
  if (error.fault === 'aborted') return error;
  try {
    const found = run.curious ? await look(run, error.code ?? '', approach).catch(untold) : undefined;
    return judge(run, address, error, found);
  } catch (other) {
    if (other instanceof StageFailure || other instanceof IoError) return other;
    throw other;
  }
}

/**
 * Does the first exchange inside TLS. In TLS 1.3 a server that misses the client's certificate says so only then, and
 * the alert can be lost with the connection: so when the server just hangs up, it is asked what it wants.
 */
export async function orWantsCertificate<T>(run: Run, approach: Approach, exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (error) {
    if (!(error instanceof StageFailure) || error.verdict.why !== 'closed-early' || !run.curious) throw error;
    const found = await look(run, '', approach).catch(untold);
    if (found?.kind !== 'hello' || !found.wantsCertificate) throw error;
    const message = say`${run.place} demands a certificate from the client, and closed the connection without one.`;
    throw new StageFailure({ why: 'tls-client-cert-required', step: error.verdict.step, message });
  }
}

/** A look that does not get as far as the first connection did tells nothing: the first failure stands. */
function untold(error: unknown): undefined {
  return error instanceof StageFailure ? undefined : onlyAborted(error);
}

async function look(run: Run, code: string, approach: Approach): Promise<Look> {
  const socket = await approach();
  try {
    if (run.target.security === 'implicit') {
      const session = new Session(socket, run.signal);
      const patience = NOT_TLS.test(code) ? GREETING_WAIT.likely : GREETING_WAIT.unlikely;
      const reply = await session.reply(Math.min(patience, run.limit('cross'))).catch(onlyAborted);
      if (reply !== undefined) return { kind: 'greeting', reply, starttls: await offersStartTls(run, session, reply) };
      const { head } = session;
      session.release();
      if (head.length > 0)
        return looksLikeTls(head) ? { kind: 'silent' } : { kind: 'plain', text: head.toString('latin1') };
      if (socket.destroyed) return { kind: 'closed' };
    }
    return await sayHello(socket, run.target.host, run.limit('cross'), run.signal);
  } finally {
    socket.on('error', () => {});
    socket.destroy();
  }
}

async function offersStartTls(run: Run, session: Session, greeting: Reply): Promise<boolean | undefined> {
  if (greeting.code !== 220) return undefined;
  const ehlo = await session.command(`EHLO ${clientName(run, session.socket)}`, run.limit('cross')).catch(onlyAborted);
  return ehlo?.code === 250 ? readExtensions(ehlo.lines).starttls : undefined;
}

function judge(run: Run, address: string, error: IoError, found: Look | undefined): StageFailure | IoError {
  const implicit = run.target.security === 'implicit';
  const step = 'tls' as const;
  const code = error.code ?? '';
  const shown = code === '' ? '' : ` (${run.clean(code, 60)})`;
  if (found?.kind === 'greeting') return plainText(run, address, found.reply.raw, found.starttls);
  if (found?.kind === 'plain' && implicit) return plainText(run, address, found.text, undefined);

  const alert = found?.kind === 'alert' ? found.code : undefined;
  const hello = found?.kind === 'hello' ? found : undefined;
  if (CLIENT_CERTIFICATE.test(code) || alert === CERTIFICATE_REQUIRED || hello?.wantsCertificate === true) {
    const message = say`${run.place} demands a certificate from the client${shown}.`;
    return new StageFailure({ why: 'tls-client-cert-required', step, message });
  }
  if (OLD_TLS.test(code) || alert === PROTOCOL_VERSION || isOld(hello?.version)) {
    const message = say`${run.place} only speaks ${versionName(hello?.version)}; TLS 1.2 is the least that may be used.`;
    return new StageFailure({ why: 'tls-version', step, message });
  }
  if (hello === undefined && alert === undefined && !implicit) {
    const message =
      error.fault === 'timeout'
        ? say`${run.place} accepts STARTTLS, but no handshake follows.`
        : say`${run.place} accepts STARTTLS, but the handshake breaks off${shown}.`;
    return new StageFailure({ why: 'starttls-broken', step, message });
  }
  if (error.fault === 'timeout' || (error.fault === 'closed' && hello === undefined && alert === undefined)) {
    return brokenOff(run, step, error);
  }
  if (implicit && NOT_TLS.test(code) && found === undefined) return plainText(run, address, '', undefined);
  const said = alert === undefined ? shown : ` (${alertName(alert)})`;
  if (alert === UNRECOGNISED_NAME) {
    const message = say`${run.place} has no certificate for the name ${run.target.host}${said}.`;
    const advice = [
      { text: say`Use a host name that the server knows; most often that is the own name of the provider.` },
    ];
    return new StageFailure({ why: 'tls-handshake', step, message, advice });
  }
  const message = say`${run.place} and the test could not agree on TLS${said}.`;
  return new StageFailure({ why: 'tls-handshake', step, message });
}

function plainText(run: Run, address: string, text: string, starttls: boolean | undefined): StageFailure {
  const foreign = text === '' ? undefined : foreignProtocol(text);
  if (foreign !== undefined) foreignFailure(run, foreign, text);
  const { port } = run.target;
  const said = text === '' ? '' : ` (${run.clean(text, 120)})`;
  const message = say`Port ${port} answers in plain text${said}; the settings ask for TLS from the first byte.`;
  return new StageFailure({
    why: 'plain-on-tls-port',
    step: 'tls',
    message,
    advice: plainAdvice(run, address, starttls),
  });
}

function plainAdvice(run: Run, address: string, starttls: boolean | undefined): readonly Advice[] {
  const { port } = run.target;
  if (starttls !== false) {
    const text =
      starttls === true
        ? say`Switch port ${port} to STARTTLS (required), which the server offers.`
        : say`Switch port ${port} to STARTTLS (required).`;
    return [{ text, writes: [{ slot: 'security', value: 'starttls' }] }];
  }
  if (!run.isLocal(address))
    return [{ text: say`Port ${port} offers no STARTTLS either: use another port of the provider.` }];
  return [{ text: say`Switch encryption off for this local server.`, writes: [{ slot: 'security', value: 'none' }] }];
}

/** SSL 3 to TLS 1.1; what lies outside of all versions is no answer of a TLS server. */
function isOld(version = 0): boolean {
  return version >= 0x0300 && version < 0x0303;
}

function versionName(version: number | undefined): Text {
  const names: Readonly<Record<number, string>> = { 768: 'SSL 3', 769: 'TLS 1.0', 770: 'TLS 1.1' };
  return names[version ?? 0] ?? say`TLS versions before 1.2`;
}
