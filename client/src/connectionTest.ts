import * as vscode from 'vscode';
import { recordTest } from '../../server/src/config/tested.ts';
import { type Backoff, isRefusedLogin } from '../../server/src/live/backoff.ts';
import { probeTargetOf } from '../../server/src/live/probeTarget.ts';
import { adviceFor, blamedRange, reportLines } from '../../server/src/live/report.ts';
import { verdictOf } from '../../server/src/live/verdict.ts';
import type { ProbeReport, ProbeStep } from '../../server/src/probe/types.ts';
import { passwordFor } from './ask.ts';
import { isAgreed } from './consent.ts';
import { translate } from './l10n.ts';
import type { Lane } from './lane.ts';
import { caText, timeoutMs } from './networkSettings.ts';
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
  /** Called when the record of passed tests has changed. */
  readonly recorded: () => void;
}

export interface ConnectionTestOptions {
  readonly signal: AbortSignal;
  /** Tries the other ports and modes of the host too. */
  readonly find?: boolean;
  readonly onStep?: (step: ProbeStep) => void;
}

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
  { memory }: LiveTestParts,
  to?: string,
): Promise<((options: ConnectionTestOptions) => Promise<ProbeReport>) | undefined> {
  if (!(await isAgreed(subject.target, subject.document, memory, to))) return undefined;
  const asked = await passwordFor(subject.target);
  if (asked === 'cancelled') return undefined;
  const target = probeTargetOf(subject.target, asked);
  return async ({ signal, find = false, onStep }) => {
    const { probe } = await import('../../server/src/probe/index.ts');
    const ca = await caText();
    return probe(target, { signal, timeoutMs: timeoutMs(), find, to, onStep, ...(ca === undefined ? {} : { ca }) });
  };
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
  const failure = report.ok
    ? undefined
    : {
        message: report.message,
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
