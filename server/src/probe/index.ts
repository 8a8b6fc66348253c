/** The live connection test: one target in, steps as data out. Used by the command line, the language server and VS Code. */
import type { Cause } from '../core/causes.ts';
import { familyOf } from './address.ts';
import { converse } from './converse.ts';
import { findAlternatives } from './find.ts';
import { createRecord } from './record.ts';
import { resolveTarget } from './resolveTarget.ts';
import { StageFailure, type Verdict } from './run.ts';
import { IoError, startTiming, untilAborted } from './timing.ts';
import type { ProbeAlternative, ProbeOptions, ProbeReport, ProbeTarget } from './types.ts';

export { type Cause, type CauseInfo, causes, type Stage } from '../core/causes.ts';
export type {
  Fact,
  Facts,
  ProbeAdvice,
  ProbeAlternative,
  ProbeOptions,
  ProbeReport,
  ProbeStep,
  ProbeTarget,
  ProbeWrite,
  ProxyServer,
  Security,
  StepName,
} from './types.ts';

/** In a slower conversation, a second one would keep the user waiting. */
const QUICK = 1500;

/**
 * Tests one set of mail settings. Whatever the server does, the promise resolves with a report within the time-out;
 * it rejects for a target that is no target (a port out of range), and for bugs.
 */
export async function probe(given: ProbeTarget, options: ProbeOptions = {}): Promise<ProbeReport> {
  checkTarget(given, options);
  const target = { ...given, host: bare(given.host) };
  const timing = startTiming(options.timeoutMs, options.signal);
  const record = createRecord(target, options, timing);
  let alternatives: readonly ProbeAlternative[] = [];
  let addresses: readonly string[] = [];
  let failure: Verdict | undefined;
  let passed: Cause = 'ok';
  const run = async (): Promise<void> => {
    try {
      addresses = await resolveTarget(record.run);
      const { address, sent } = await converse(record.run, addresses);
      passed = sent ?? 'ok';
      // A login is kept to one connection: servers count them, and the user waits for its answer.
      const hasTime = (target.user ?? '') === '' && timing.elapsed() < QUICK;
      if (options.find === true || hasTime) await record.checkInjection(address);
    } catch (error) {
      if (!(error instanceof StageFailure)) throw error;
      failure = error.verdict;
      record.failed(failure);
    }
    const canFind = addresses.length > 0 && failure?.atProxy !== true;
    if (options.find === true && canFind) alternatives = await findAlternatives(record.run, addresses);
  };
  try {
    // Each wait has its own limit; this one holds even if one of them were forgotten.
    await untilAborted(timing.signal, run());
  } catch (error) {
    if (!(error instanceof IoError)) throw error;
    failure ??= record.stopped();
  } finally {
    timing.end();
    record.destroy();
  }
  return record.report(failure, passed, alternatives, addresses);
}

/** An address as certificates and sockets have it: URLs put brackets around IPv6. */
function bare(host: string): string {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  return familyOf(literal) === 0 ? host : literal;
}

const MODES = ['implicit', 'starttls', 'opportunistic', 'none'];

function checkTarget({ host, port, security }: ProbeTarget, { timeoutMs = 1 }: ProbeOptions): void {
  if (typeof host !== 'string') throw new TypeError('The host must be a text.');
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new RangeError('The port must be a number from 1 to 65535.');
  if (!MODES.includes(security)) throw new TypeError(`The mode must be one of ${MODES.join(', ')}.`);
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31))
    throw new RangeError('The time-out must be a positive number of milliseconds.');
}
