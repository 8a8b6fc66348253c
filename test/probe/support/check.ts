import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import {
  type Cause,
  type ProbeOptions,
  type ProbeReport,
  type ProbeTarget,
  probe,
} from '../../../server/src/probe/index.ts';
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
  readonly also?: (report: ProbeReport, server: Fixture) => void;
}

/** Long enough that a busy machine does not change the cause, short enough for a quick suite. */
export const TIMEOUT = 4000;

export const PASSWORD = 'c4nary-Pä$$ "w/ord';

/** Runs all cases at once and gives their faults by name. */
export async function runCases(cases: readonly Case[]): Promise<ReadonlyMap<string, unknown>> {
  const results = await Promise.all(
    cases.map(async (one): Promise<[string, unknown]> => {
      try {
        await check(one);
        return [one.name, undefined];
      } catch (error) {
        return [one.name, error];
      }
    }),
  );
  return new Map(results);
}

const WARNINGS = new Set<Cause>(['ok', 'accepted', 'delivered']);

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
    const report = await probe(target, { timeoutMs: TIMEOUT, ...one.options });
    const told = JSON.stringify(report, null, 1);
    assert.equal(report.cause, one.cause, told);
    if (one.message !== undefined) assert.match(report.message, one.message);
    if (one.step !== undefined) {
      const status = report.ok ? (WARNINGS.has(one.cause) ? 'ok' : 'warn') : 'fail';
      assert.ok(
        report.steps.some((step) => step.name === one.step && step.status === status),
        told,
      );
    }
    assert.ok(!told.includes(PASSWORD), 'the password is in the report');
    one.also?.(report, server);
  } finally {
    await server.close();
  }
}
