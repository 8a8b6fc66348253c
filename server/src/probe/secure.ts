import type { Socket } from 'node:net';
import type { Text } from '../core/model.ts';
import { english, say } from '../core/say.ts';
import { examineCertificate } from './certificate.ts';
import { type Approach, explainTls } from './explainTls.ts';
import type { Place } from './greeting.ts';
import { fail, type Run, type Verdict } from './run.ts';
import { Session } from './session.ts';
import { type Encrypted, startTls } from './tls.ts';

export interface Secured extends Place {
  /** The certificate verifies, names the host and is strong. */
  readonly trusted: boolean;
  /** What is wrong with the certificate of another machine, when the settings switch the check off: the test goes on without login and fails at its end. */
  readonly distrust?: Verdict;
}

/** The steps `tls` and `certificate`. `approach` brings a second connection to the same point, to look again after a failure. */
export async function secure(run: Run, socket: Socket, address: string, approach: Approach): Promise<Secured> {
  const since = performance.now();
  const { host } = run.target;
  const options = { host, ca: run.options.ca, ms: run.limit('tls'), signal: run.signal };
  const handshake = startTls(socket, options);
  run.handshaking?.();
  const encrypted = await handshake.catch(async (error: unknown) => {
    socket.on('error', () => {});
    socket.destroy();
    throw await explainTls(run, address, error, approach);
  });
  const session = new Session(encrypted.socket, run.signal);
  const protocol = encrypted.socket.getProtocol() ?? 'unknown';
  const { standardName, name } = encrypted.socket.getCipher();
  const cipher = standardName ?? name;
  run.step('tls', 'ok', since, `${protocol}, ${cipher}`, { protocol, cipher });
  return { session, address, encrypted: true, ...checkCertificate(run, encrypted, address) };
}

function checkCertificate(run: Run, encrypted: Encrypted, address: string): Pick<Secured, 'trusted' | 'distrust'> {
  const since = performance.now();
  const { trusted, problems, facts, summary } = examineCertificate(encrypted, run.target.host, run.options.ca);
  const grave = problems.filter(({ cause }) => cause !== 'cert-no-san');
  const [first, ...others] = grave.length > 0 ? grave : problems;
  if (first === undefined) {
    run.step('certificate', 'ok', since, summary, facts);
    return { trusted };
  }
  const message = others.reduce<Text>((all, { detail }) => say`${all} Also: ${detail}`, first.detail);
  const verdict = { why: first.cause, step: 'certificate', message, facts: facts() } as const;
  if (grave.length > 0 && run.target.verifyCertificate !== false) fail(verdict);
  if (grave.length === 0 || run.isLocal(address)) {
    run.warn(verdict, since);
    return { trusted: trusted && grave.length === 0 };
  }
  run.step('certificate', 'fail', since, english(message), verdict.facts);
  return { trusted: false, distrust: { ...verdict, told: true } };
}
