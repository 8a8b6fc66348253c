import assert from 'node:assert/strict';
import type { Cause, StepName } from '../../../server/src/probe/index.ts';
import { MAIL, PASSWORD, USER } from './places.ts';
import { applied, type Result, smtplint } from './smtplint.ts';

export const CA = ['--ca', 'ca.pem'];
/** A password that nobody has. */
export const WRONG = 'c4nary-wr0ng-Pä$w/ord"2';

/** The settings of a Django project. */
export interface Settings {
  readonly host?: string;
  readonly port: number;
  readonly security: 'implicit' | 'starttls' | 'none';
  /** `null` = no login. */
  readonly user?: string | null;
  readonly password?: string;
  readonly from?: string;
}

export interface Case extends Settings {
  readonly name: string;
  readonly cause: Cause;
  /** The step that says so. */
  readonly step: StepName;
  readonly argv?: readonly string[];
  readonly message?: RegExp;
  /** What the first advice changes in the file, which passes then. */
  readonly mended?: readonly string[];
  /** Is among the advice. */
  readonly advice?: RegExp;
  readonly also?: (result: Result) => void | Promise<void>;
}

/** The `.env` of a Django project with these settings. */
export function envFile({ host = MAIL, port, security, user = USER, password = PASSWORD, from }: Settings): string {
  const lines = [
    `EMAIL_HOST=${host}`,
    `EMAIL_PORT=${port}`,
    `EMAIL_USE_TLS=${security === 'starttls' ? 'True' : 'False'}`,
    `EMAIL_USE_SSL=${security === 'implicit' ? 'True' : 'False'}`,
    ...(user === null ? [] : [`EMAIL_HOST_USER=${user}`, `EMAIL_HOST_PASSWORD='${password}'`]),
    ...(from === undefined ? [] : [`DEFAULT_FROM_EMAIL=${from}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `-` before lines that went, `+` before those that came. */
function difference(from: string, to: string): readonly string[] {
  const [before, after] = [from.split('\n'), to.split('\n')];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`)];
}

const PASSED = new Set<Cause>(['ok', 'accepted', 'greylisted']);

/** Runs one case through the command line. */
export async function check(one: Case): Promise<void> {
  const file = envFile(one);
  const argv = one.argv ?? CA;
  const result = await smtplint({ file, argv, secrets: [WRONG] });
  const { code, out, report } = result;
  assert.equal(report.cause, one.cause, out);
  const passes = PASSED.has(one.cause);
  assert.deepEqual([code, report.ok], passes ? [0, true] : [1, false], out);
  const status = passes ? (one.cause === 'greylisted' ? 'warn' : 'ok') : 'fail';
  const told = report.steps.filter((step) => step.status === status && (!passes || step.name === one.step));
  assert.deepEqual([...new Set(told.map(({ name }) => name))], [one.step], out);
  if (one.message !== undefined) assert.match(report.message, one.message);
  if (one.advice !== undefined) assert.match(report.advice.map(({ text }) => text).join('\n'), one.advice);
  if (one.mended !== undefined) {
    const mended = applied(file, report.advice[0]?.edits ?? []);
    assert.deepEqual(difference(file, mended), one.mended, out);
    const again = await smtplint({ file: mended, argv: CA });
    assert.deepEqual([again.code, again.report.cause], [0, 'ok'], again.out);
  }
  await one.also?.(result);
}
