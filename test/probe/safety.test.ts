import assert from 'node:assert/strict';
import { connect, Socket } from 'node:net';
import { Secret } from '../../server/src/core/secret.ts';
import { type ProbeOptions, type ProbeReport, type ProbeTarget, probe } from '../../server/src/probe/index.ts';
import { MASK } from '../../server/src/probe/redact.ts';
import { assertPhrases, encodings, phrasesOf, textsIn } from './support/leaks.ts';
import { pki } from './support/pki.ts';
import { type Fixture, implicit, plain, script } from './support/servers.ts';

const ca = pki.root.pem;
const tls = pki.good;

async function against<T>(server: Fixture, run: (port: number) => Promise<T>): Promise<T> {
  try {
    return await run(server.port);
  } finally {
    await server.close();
  }
}

const login = (port: number, more: Partial<ProbeTarget> = {}): ProbeTarget => ({
  host: 'localhost',
  port,
  security: 'none',
  user: 'me@mail.test',
  password: new Secret('correct-horse'),
  ...more,
});

/* ---------------------------------------------------------------- a server for every stage that never ends */

/** Sends its reply a byte at a time, without end, and faster than any patience for single bytes. */
const drips = (start: string) => (socket: Socket) => {
  socket.write(start);
  const timer = setInterval(() => socket.write('-'), 20);
  socket.on('close', () => clearInterval(timer));
};

const stuck: readonly [
  stage: string,
  serve: () => Promise<Fixture>,
  target?: Partial<ProbeTarget>,
  options?: ProbeOptions,
][] = [
  ['tcp', () => plain(() => {}), {}, { connect: () => new Socket() }],
  ['greeting', () => plain(() => {})],
  ['greeting that drips', () => plain(drips('220-'))],
  ['ehlo', () => plain(script({ EHLO: () => undefined }))],
  [
    'ehlo that drips',
    () =>
      plain(
        script({
          EHLO: (_, socket) => {
            drips('250-')(socket);
            return undefined;
          },
        }),
      ),
  ],
  ['starttls', () => plain(script({ STARTTLS: () => undefined }, { tls })), { security: 'starttls' }],
  [
    'handshake after STARTTLS',
    () => plain(script({ EHLO: '250-x\r\n250 STARTTLS', STARTTLS: '220 go' })),
    { security: 'starttls' },
  ],
  ['handshake', () => plain(() => {}), { security: 'implicit' }],
  ['greeting inside TLS', () => implicit(() => {}, tls), { security: 'implicit' }],
  ['auth', () => plain(script({ AUTH: () => undefined }))],
  ['mail', () => plain(script({ MAIL: () => undefined })), {}, { to: 'you@mail.test' }],
  ['rcpt', () => plain(script({ RCPT: () => undefined })), {}, { to: 'you@mail.test' }],
  ['data', () => plain(script({ '.': () => undefined })), {}, { to: 'you@mail.test' }],
  ['quit', () => plain(script({ QUIT: () => undefined }))],
];

describe('probe: ends in time, whatever the server does', () => {
  const TIMEOUT = 1500;
  let running: ReadonlyMap<string, Promise<number>>;
  before(() => {
    running = new Map(
      stuck.map(([stage, serve, target, options]) => [
        stage,
        (async () => {
          const server = await serve();
          return against(server, async (port) => {
            const started = performance.now();
            await probe(login(port, target), { ca, timeoutMs: TIMEOUT, ...options });
            return performance.now() - started;
          });
        })(),
      ]),
    );
  });
  for (const [stage] of stuck) {
    it(stage, async () => {
      const took = await running.get(stage);
      assert.ok(took !== undefined && took < TIMEOUT + 300, `${took} ms`);
    });
  }
});

describe('probe: can be cancelled at every stage', () => {
  for (const [stage, serve, target, options] of stuck.filter(([name]) => name !== 'quit')) {
    it(stage, async () => {
      await against(await serve(), async (port) => {
        const controller = new AbortController();
        let cancelled = 0;
        const running = probe(login(port, target), { ca, ...options, signal: controller.signal });
        // Every server here is stuck within a few turns of the loop; how far the test got does not matter.
        setTimeout(() => {
          cancelled = performance.now();
          controller.abort();
        }, 100);
        const report = await running;
        assert.ok(performance.now() - cancelled < 200, `${performance.now() - cancelled} ms`);
        assert.equal(report.cancelled, true);
        assert.equal(report.ok, false);
      });
    });
  }

  it('before it begins', async () => {
    const report = await probe(login(1), { signal: AbortSignal.abort(), connect: () => assert.fail('it connected') });
    assert.equal(report.cancelled, true);
    assert.deepEqual(
      report.steps.map(({ name, status }) => `${name} ${status}`),
      ['dns skip'],
    );
  });
});

describe('probe: leaves nothing behind', () => {
  for (const [name, security, options] of [
    ['after success', 'starttls', {}],
    ['after a failure', 'implicit', {}],
    ['after a cancel', 'none', { signal: AbortSignal.timeout(50) }],
  ] as const) {
    it(`${name}: no timers, no sockets`, async () => {
      // The runner's own timer starts with the first await.
      await new Promise(setImmediate);
      const before = resources();
      const server = await plain(security === 'none' ? () => {} : script({}, { tls }));
      await probe(login(server.port, { security }), { ca, ...options });
      await server.close();
      // Closing a socket takes a turn or two of the loop.
      for (let turn = 0; turn < 50 && resources() !== before; turn++) await new Promise(setImmediate);
      assert.equal(resources(), before);
    });
  }
});

function resources(): string {
  const kinds = process.getActiveResourcesInfo().filter((kind) => /Timeout|TCP|TLS/.test(kind));
  return kinds.sort().join(' ');
}

/* ---------------------------------------------------------------- hostile text */

const CANARY = 'c4nary-Pä$$ "w/o\\rd';

/** Every way in which the server can hand the login back, at every stage after it has heard it. */
const echoes: Readonly<Record<string, (line: string) => string>> = {
  'the line as it came': (line) => `535 5.7.8 bad login: ${line}`,
  'the password': () => `535 no such password: ${CANARY}`,
  'base64 of the password': () => `535 ${Buffer.from(CANARY).toString('base64')}`,
  'percent-encoded': () => `535 https://x.test/?p=${encodeURIComponent(CANARY)}`,
  JSON: () => `535 ${JSON.stringify({ password: CANARY })}`,
  'in several lines': () => `535-${CANARY.slice(0, 9)}\r\n535-${CANARY.slice(9, 14)}\r\n535 ${CANARY.slice(14)}`,
  'AUTH PLAIN in several lines': (line) =>
    line
      .replace(/^AUTH PLAIN /, '')
      .replace(/(.{6})/g, '535-$1\r\n')
      .concat('\r\n535 .'),
  'in the goodbye': () => `421 ${CANARY}`,
  'not as a reply': () => CANARY,
  'in a temporary error': () => `454 ${CANARY}`,
  'accepted with it': () => `235 ${CANARY}`,
};

describe('probe: the password is never shown', () => {
  for (const [name, echo] of Object.entries(echoes)) {
    it(name, async () => {
      const server = await plain(script({ AUTH: echo, MAIL: `550 ${CANARY}`, QUIT: `221 ${CANARY}` }));
      await against(server, async (port) => {
        const emitted: unknown[] = [];
        const target = login(port, { password: new Secret(CANARY) });
        const report = await probe(target, { to: 'you@mail.test', onStep: (step) => emitted.push(step) });
        assertHidden(JSON.stringify([report, emitted, phrasesOf(report)]));
        assertPhrases(report, CANARY);
        assert.ok(server.heard().includes(Buffer.from(`\0me@mail.test\0${CANARY}`).toString('base64')), 'it was sent');
      });
    });
  }

  it('even when the server knows it before the login', async () => {
    const server = await plain(
      script({ EHLO: `250-x\r\n250-AUTH PLAIN\r\n250 ${CANARY}` }, { greeting: `220 ${CANARY}` }),
    );
    const report = await against(server, (port) => probe(login(port, { password: new Secret(CANARY) })));
    assertHidden(JSON.stringify([report, phrasesOf(report)]));
    assertPhrases(report, CANARY);
    assert.equal(report.ok, true);
  });

  for (const [name, encode] of Object.entries(encodings)) {
    it(`in no part of the message that is translated, when it is echoed as ${name}`, async () => {
      const said = `you said ${encode(CANARY)} and that is wrong`.split('\r\n');
      const lines = said.map((line, at) => `535${at < said.length - 1 ? '-' : ' '}${line}`).join('\r\n');
      const server = await plain(script({ AUTH: () => lines }));
      const report = await against(server, (port) => probe(login(port, { password: new Secret(CANARY) })));
      assert.ok(report.phrase !== undefined);
      assert.ok(textsIn(report.phrase).some((part) => part.startsWith('535 you said') && part.includes(MASK)));
      assertPhrases(report, CANARY);
    });
  }

  it('not even as the user name', async () => {
    const server = await plain(script({}));
    const report = await against(server, (port) => probe(login(port, { user: CANARY, password: new Secret(CANARY) })));
    assert.equal(report.target.user, MASK);
  });
});

function assertHidden(told: string): void {
  const forms = [
    CANARY,
    JSON.stringify(CANARY).slice(1, -1),
    Buffer.from(CANARY).toString('base64').slice(0, -2),
    encodeURIComponent(CANARY),
  ];
  for (const form of forms) {
    for (let at = 0; at + 9 <= form.length; at++) {
      assert.ok(!told.replace(/\s|\\\\n/g, '').includes(form.replace(/\s/g, '').slice(at, at + 9)), told);
    }
  }
}

describe('probe: hostile servers', () => {
  it('control characters and markup stay text', async () => {
    const server = await plain(
      script({}, { greeting: '554 \u001b[2J\u009b1m \u202e[click](command:evil) <b>x</b>\u0007' }),
    );
    const report = await against(server, (port) => probe(login(port)));
    assert.match(report.message, /554 \[2J1m \[click\]\(command:evil\) <b>x<\/b>$/);
  });

  it('every text is bounded', async () => {
    const server = await plain(
      script({ AUTH: `535 ${'x'.repeat(60_000)}` }, { greeting: `220 ${'y'.repeat(60_000)}` }),
    );
    const report = await against(server, (port) => probe(login(port)));
    assert.equal(report.cause, 'auth-bad-credentials');
    assert.ok(JSON.stringify(report).length < 6000);
  });

  it('an endless reply costs no memory', async () => {
    const block = Buffer.from('250-x\r\n'.repeat(8192));
    let sent = 0;
    const server = await plain(
      script({
        EHLO: (_, socket) => {
          const more = (): void => {
            if (socket.destroyed || sent > 64 * 1024 * 1024) return;
            sent += block.length;
            if (socket.write(block)) setImmediate(more);
            else socket.once('drain', more);
          };
          more();
          return undefined;
        },
      }),
    );
    const report = await against(server, (port) => probe(login(port)));
    assert.equal(report.cause, 'protocol-abuse');
    assert.ok(sent < 16 * 1024 * 1024, `${sent} bytes were taken`);
  });

  it('answers that nobody asked for are no endless supply', async () => {
    const server = await plain(script({ EHLO: `250 x\r\n${'250 more\r\n'.repeat(500)}` }));
    const report = await against(server, (port) => probe(login(port)));
    assert.equal(report.cause, 'protocol-abuse');
  });
});

describe('probe: the login and encryption', () => {
  const refused: readonly [
    name: string,
    serve: () => Promise<Fixture>,
    security: ProbeTarget['security'],
    options: ProbeOptions,
  ][] = [
    ['an unknown root', () => implicit(script({}), tls), 'implicit', {}],
    [
      'an unknown root, though clear text was agreed to',
      () => implicit(script({}), tls),
      'implicit',
      { allowPlaintextAuth: true },
    ],
    ['the check is off', () => implicit(script({}), tls), 'implicit', {}],
  ];
  for (const [name, serve, security, options] of refused) {
    it(`is not sent: ${name}`, async () => {
      const server = await serve();
      const report: ProbeReport = await against(server, (port) =>
        probe(
          login(port, {
            host: 'mail.test',
            security,
            verifyCertificate: name === 'the check is off' ? false : undefined,
          }),
          {
            ...options,
            lookup: async () => [{ address: '192.0.2.1', family: 4 }],
            connect: (_, at) => connect(at, '127.0.0.1'),
          },
        ),
      );
      assert.doesNotMatch(server.heard(), /AUTH/);
      assert.equal(report.ok, false);
      assert.match(report.cause, /^cert-/);
    });
  }
});

describe('probe: targets that are none', () => {
  const wrong: readonly [Partial<ProbeTarget>, ProbeOptions, RegExp][] = [
    [{ port: 0 }, {}, /port/],
    [{ port: 65536 }, {}, /port/],
    [{ port: 25.5 }, {}, /port/],
    [{ security: 'ssl' as 'none' }, {}, /mode/],
    [{}, { timeoutMs: 0 }, /time-out/],
    [{}, { timeoutMs: Number.NaN }, /time-out/],
  ];
  for (const [target, options, message] of wrong) {
    it(JSON.stringify({ ...target, ...options }), () => assert.rejects(probe(login(25, target), options), message));
  }
});
