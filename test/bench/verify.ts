import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type * as core from '../../server/src/core/secret.ts';
import type * as live from '../../server/src/probe/index.ts';
import { caFile } from '../servers/support/certificates.ts';
import { startMailServer } from '../servers/support/mailServer.ts';
import { MAIL, PASSWORD, USER } from '../servers/support/places.ts';
import type { Listening } from './mailServer.ts';
import { print } from './print.ts';

// What users run, not its sources: those are loaded with a helper around every function.
const built = createRequire(new URL('../../dist/', import.meta.url));
const { Secret }: typeof core = built('./core.cjs');
const { probe }: typeof live = built('./probe.cjs');

/**
 * Time of a passing connection test, beside nodemailer's `verify()` with the same settings on the same server: each run
 * connects, encrypts, checks the certificate and logs in. Runs alternate, and so does who goes first.
 */
const RUNS = 60;
const WARM_UP = 10;

interface Server {
  readonly host: string;
  readonly port: number;
  readonly security: 'implicit' | 'starttls';
  readonly ca: string;
}

for (const kind of ['script', 'library'] as const) {
  for (const security of ['starttls', 'implicit'] as const) {
    const child = fork(join(import.meta.dirname, 'mailServer.ts'), [kind, security]);
    const [message]: unknown[] = await once(child, 'message');
    const { port, ca } = message as Listening;
    const what = kind === 'script' ? 'a server that answers at once' : 'smtp-server';
    await compare(`${what}, ${security}`, { host: '127.0.0.1', port, ca, security });
    child.disconnect();
    await once(child, 'exit');
  }
}

if (process.getuid?.() === 0 && existsSync('/usr/sbin/postfix') && existsSync('/usr/sbin/dovecot')) {
  const server = await startMailServer();
  try {
    await compare('Postfix, 587 starttls', { host: MAIL, port: 587, ca: caFile, security: 'starttls' });
    await compare('Postfix, 465 implicit', { host: MAIL, port: 465, ca: caFile, security: 'implicit' });
  } finally {
    server.stop();
  }
} else {
  console.log(
    'passing connection test, Postfix: not measured, since Postfix and Dovecot are absent or this is not root',
  );
}

async function compare(what: string, server: Server): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const sides = [
    { run: () => testWith(server), times: ours },
    { run: () => verifyWith(server), times: theirs },
  ];
  for (let i = 0; i < WARM_UP + RUNS; i++) {
    for (const { run, times } of i % 2 === 0 ? sides : sides.toReversed()) {
      const start = performance.now();
      await run();
      if (i >= WARM_UP) times.push(performance.now() - start);
    }
  }
  print(`passing connection test, ${what}, beside nodemailer's verify()`, ours, theirs, 'at most 1.2');
}

async function testWith({ ca, ...target }: Server): Promise<void> {
  const report = await probe({ ...target, user: USER, password: new Secret(PASSWORD) }, { ca });
  assert.equal(report.cause, 'ok', report.message);
}

async function verifyWith({ host, port, security, ca }: Server): Promise<void> {
  const auth = { user: USER, pass: PASSWORD };
  const mode = security === 'implicit' ? { secure: true } : { secure: false, requireTLS: true };
  assert.equal(await createTransport({ host, port, auth, tls: { ca }, ...mode }).verify(), true);
}
