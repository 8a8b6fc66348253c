import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import { textsOf } from '../../../server/src/probe/cleanParts.ts';
import {
  type Cause,
  type ProbeOptions,
  type ProbeReport,
  type ProbeTarget,
  probe,
} from '../../../server/src/probe/index.ts';
import { MASK } from '../../../server/src/probe/redact.ts';
import { assertPhrases, leaks } from './leaks.ts';
import type { Fixture } from './servers.ts';

/** One server, one set of settings, and what the test should say about them. */
export interface Case {
  readonly name: string;
  readonly serve: () => Promise<Fixture>;
  /** Without host and port: 127.0.0.1 and the port of the server. */
  readonly target?: Partial<ProbeTarget>;
  readonly options?: ProbeOptions;
  readonly cause: Cause;
  /** The step that has the status of the cause; not given = none is looked for. */
  readonly step?: ProbeReport['steps'][number]['name'];
  readonly message?: RegExp;
  readonly also?: (report: ProbeReport, server: Fixture) => void | Promise<void>;
}

/** For servers that do not answer: the waits of the test shrink with it. All others get the default, which no busy machine exceeds. */
export const IMPATIENT: ProbeOptions = { timeoutMs: 5000 };

export const PASSWORD = 'c4nary-Pä$$ "w/ord';

/** Fills in what the cases of a suite have in common. */
export function common(target: Partial<ProbeTarget>, options: ProbeOptions, cases: readonly Case[]): readonly Case[] {
  return cases.map((one) => ({ ...one, target: { ...target, ...one.target }, options: one.options ?? options }));
}

/** All cases of a suite run at the same time (most of their time is waiting); each is one test. */
export function suite(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    let running: ReadonlyMap<Case, Promise<unknown>>;
    before(() => {
      running = new Map(
        cases.map((one) => [
          one,
          check(one).then(
            () => undefined,
            (error: unknown) => error,
          ),
        ]),
      );
    });
    for (const one of cases) {
      it(`${one.cause}: ${one.name}`, async () => {
        const fault = await running.get(one);
        if (fault !== undefined) throw fault;
      });
    }
  });
}

const PASSED = new Set<Cause>(['ok', 'accepted', 'delivered']);

export async function check(one: Case): Promise<void> {
  const server = await one.serve();
  try {
    const target: ProbeTarget = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'me@mail.test',
      password: new Secret(PASSWORD),
      ...one.target,
    };
    const report = await probe(target, one.options);
    const told = JSON.stringify(report, null, 1);
    assert.equal(report.cause, one.cause, told);
    if (one.message !== undefined) assert.match(report.message, one.message);
    if (one.step !== undefined) {
      const status = report.ok ? (PASSED.has(one.cause) ? 'ok' : 'warn') : 'fail';
      assert.ok(
        report.steps.some((step) => step.name === one.step && step.status === status),
        told,
      );
    }
    for (const text of textsOf(JSON.parse(told))) assert.equal(leaks(text, PASSWORD), undefined, text);
    assertPhrases(report, PASSWORD);
    // What is shown can be said in other languages, unless its parts had to be hidden.
    const isWhole = report.phrase !== undefined || report.message.includes(MASK) || report.message.endsWith('…');
    assert.ok(isWhole, report.message);
    for (const { phrase, text } of report.advice) assert.ok(phrase !== undefined, text);
    await one.also?.(report, server);
  } finally {
    await server.close();
  }
}
