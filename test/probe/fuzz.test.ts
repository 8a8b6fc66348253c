import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { Secret } from '../../server/src/core/secret.ts';
import { causes, probe } from '../../server/src/probe/index.ts';
import { pki } from './support/pki.ts';
import { implicit, plain, script } from './support/servers.ts';

/** What a broken server may say at any time. */
const pieces = fc.oneof(
  fc.constantFrom(
    '220 ok\r\n',
    '250-x\r\n',
    '250 AUTH PLAIN LOGIN CRAM-MD5\r\n',
    '250 STARTTLS\r\n',
    '334 \r\n',
    '334 abc=\r\n',
  ),
  fc.constantFrom(
    '235 ok\r\n',
    '354 go\r\n',
    '421 bye\r\n',
    '535 no\r\n',
    '\r\n',
    '\n',
    '250',
    '2',
    'HTTP/1.1 400\r\n',
  ),
  fc.constantFrom('\u0016\u0003\u0001\u0000\u0005', '\u0015\u0003\u0003\u0000\u0002\u0002\u0028'),
  fc.string({ maxLength: 60 }),
);

const servers = fc.record({
  first: fc.array(pieces, { maxLength: 3 }),
  later: fc.array(pieces, { minLength: 1, maxLength: 12 }),
  end: fc.constantFrom('stays', 'closes', 'breaks'),
  tls: fc.boolean(),
  ordinary: fc.boolean(),
  security: fc.constantFrom('implicit', 'starttls', 'opportunistic', 'none'),
});

type Server = typeof servers extends fc.Arbitrary<infer T> ? T : never;

function behaviour({ first, later, end, ordinary }: Server): (socket: Socket) => void {
  let next = 0;
  const say = (): string => later[next++ % later.length] ?? '';
  if (ordinary) return script({ EHLO: say, AUTH: say, LINE: say, MAIL: say, RCPT: say, '.': say }, { tls: pki.good });
  return (socket) => {
    for (const piece of first) socket.write(Buffer.from(piece, 'latin1'));
    socket.on('data', () => {
      if (next < later.length) socket.write(Buffer.from(say(), 'latin1'));
      else if (end === 'closes') socket.end();
      else if (end === 'breaks') socket.destroy();
    });
  };
}

describe('probe: any bytes at any time', () => {
  it('give a report with a cause of the list, in time', async () => {
    await Promise.all(
      fc.sample(servers, { numRuns: 120, seed: 465 }).map(async (one) => {
        const server = await (one.tls ? implicit(behaviour(one), pki.good) : plain(behaviour(one)));
        const started = performance.now();
        const target = { host: 'localhost', port: server.port, security: one.security, user: 'me@mail.test' } as const;
        const report = await probe(
          { ...target, password: new Secret('correct-horse') },
          { ca: pki.root.pem, timeoutMs: 2000, to: 'you@mail.test' },
        );
        assert.ok(report.cause in causes, report.cause);
        assert.ok(performance.now() - started < 3000);
        await server.close();
      }),
    );
  });
});
