import * as vscode from 'vscode';
import { recordTest } from '../../server/src/config/tested.ts';
import { type Backoff, isRefusedLogin } from '../../server/src/live/backoff.ts';
import { probeTargetOf } from '../../server/src/live/probeTarget.ts';
import { adviceFor, blamedRange, messageOf, reportLines } from '../../server/src/live/report.ts';
import { verdictOf } from '../../server/src/live/verdict.ts';
import type { ProbeReport, ProbeStep, ProbeTarget } from '../../server/src/probe/types.ts';
import { askPassword } from './ask.ts';
import { isAgreed } from './consent.ts';
import { type Login, makeKeptPasswords, type SecretStore } from './keptPasswords.ts';
import { translate } from './l10n.ts';
import type { Lane } from './lane.ts';
import { type LoginPassword, loginPassword } from './loginPassword.ts';
import { caText, proxyFor, timeoutMs } from './networkSettings.ts';
import type { Subject } from './subject.ts';
import type { TestFindings } from './testFindings.ts';

export interface LiveTestParts {
  readonly log: vscode.LogOutputChannel;
  readonly findings: TestFindings;
  readonly lane: Lane;
  /** Holds logins back after refused ones. */
  readonly logins: Backoff;
  /** Where the hosts are remembered that the user agreed to contact. */
  readonly memory: vscode.Memento;
  /** Where the passwords are that the user chose to keep; absent = none can be kept. */
  readonly secrets?: SecretStore;
  /** Called when the record of passed tests has changed. */
  readonly recorded: () => void;
}

export interface ConnectionTestOptions {
  readonly signal: AbortSignal;
  /** Tries the other ports and modes of the host too. */
  readonly find?: boolean;
  /** What the user has agreed to for this one run. */
  readonly once?: Once;
  readonly onStep?: (step: ProbeStep) => void;
}

/** `clear-text`: the login is sent without encryption. `inspect`: the test goes on after a bad certificate, without a login. */
export type Once = 'clear-text' | 'inspect';

export type AgreedTest = (options: ConnectionTestOptions) => Promise<ProbeReport>;

/** Why a login must wait after a refused one; undefined when it need not. */
export function heldBack({ target: { host, user } }: Subject, { logins }: LiveTestParts): string | undefined {
  const wait = logins.wait(host, user);
  if (wait === 0) return undefined;
  return vscode.l10n.t(
    'The login was refused a moment ago; servers lock accounts for that. Wait {0} s.',
    Math.ceil(wait / 1000),
  );
}

/** What the user is asked before anything is contacted; undefined when the answer is no. */
export async function agreed(
  subject: Subject,
  { memory, secrets, log }: LiveTestParts,
  to?: string,
): Promise<AgreedTest | undefined> {
  const proxy = proxyFor(subject.target.host);
  if (!(await isAgreed(subject.target, subject.document, memory, proxy, to))) return undefined;
  const kept = secrets === undefined ? undefined : makeKeptPasswords(secrets);
  const asked =
    subject.target.password.state === 'ask'
      ? await loginPassword(loginOf(subject), kept, () => askPassword(subject.target, kept !== undefined))
      : NOT_ASKED;
  if (asked === undefined) return undefined;
  const target = probeTargetOf(subject.target, asked.secret);
  return async ({ signal, find = false, once, onStep }) => {
    const { probe } = await import('../../server/src/probe/index.ts');
    const ca = await caText();
    const report = await probe(once === 'inspect' ? withoutLogin(target) : target, {
      signal,
      timeoutMs: timeoutMs(),
      find,
      onStep,
      proxy,
      to: once === 'inspect' ? undefined : to,
      allowPlaintextAuth: once === 'clear-text',
      ...(ca === undefined ? {} : { ca }),
    });
    if ((await asked.settle(report)) === 'forgotten') {
      log.info(vscode.l10n.t('The server refused the kept password, so it was forgotten.'));
    }
    return report;
  };
}

const NOT_ASKED: LoginPassword = { secret: undefined, settle: async () => undefined };

function loginOf({ target: { host, port, user } }: Subject): Login {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const workspace = workspaceFile ?? workspaceFolders?.[0]?.uri;
  return { workspace: workspace?.toString() ?? '', host, port, user };
}

/** Goes past a certificate that does not verify, with nothing that anybody there could take. */
function withoutLogin(target: ProbeTarget): ProbeTarget {
  return { ...target, password: undefined, verifyCertificate: false };
}

/** Remembers what a test found, shows it at its line, and writes it to the log. */
export function keep(
  parts: LiveTestParts,
  { document, text, path, block, target }: Subject,
  report: ProbeReport,
): void {
  if (report.cancelled === true) return;
  const isRefused = isRefusedLogin(report.cause);
  if (isRefused || report.ok) parts.logins.ended(target.host, target.user, isRefused);
  const verdict = verdictOf(block, { ...target, password: undefined }, report);
  if (verdict !== undefined && recordTest(verdict.fingerprint, verdict.passed, process.env)) parts.recorded();
  // One entry for all lines: the time stands in front once.
  parts.log.info(
    [vscode.l10n.t('Live test of {0}, run from {1}', path, machine()), ...reportLines(report, translate)].join('\n'),
  );
  if (document.getText() !== text) return;
  // What a proxy spoils is not the fault of a line.
  const failure =
    report.ok || report.proxyFailed === true
      ? undefined
      : {
          message: translate(messageOf(report)),
          cause: report.cause,
          range: blamedRange(block, report.cause),
          advice: adviceFor(report, block, translate),
        };
  parts.findings.set(document, block.range, failure);
}

/** From where the connection was opened. */
export function machine(): string {
  const { remoteName } = vscode.env;
  return remoteName === undefined
    ? vscode.l10n.t('this machine')
    : vscode.l10n.t('the remote machine ({0})', remoteName);
}
