import assert from 'node:assert/strict';
import { Secret } from '../../server/src/core/secret.ts';
import {
  type Cause,
  type ProbeOptions,
  type ProbeReport,
  type ProbeTarget,
  probe,
} from '../../server/src/probe/index.ts';
import { parseProxy } from '../../server/src/probe/proxy.ts';
import { pki } from './support/pki.ts';
import { httpProxy, type ProxyOptions, saying, socksProxy } from './support/proxies.ts';
import { type Fixture, identity, implicit, plain, script } from './support/servers.ts';
import { issue } from './support/x509.ts';

/** A name that only the proxy knows. */
const HOST = 'mail.behind.test';
const tls = identity(issue({ name: HOST, names: [HOST, '127.0.0.1'], issuer: pki.root }));
const ca = pki.root.pem;
const PASSWORD = 'c4nary-Pä$$ "w/ord';
const LOGIN = { user: 'proxy-user-c4nary', password: 'pr0xy:p@ss/w%rd' };
const unknown = async (): Promise<never> => {
  throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
};
/** The proxy stands at an address; whatever else is looked up is not known here. */
const lookup = unknown;

interface Tested {
  readonly report: ProbeReport;
  readonly told: string;
  readonly proxy: Fixture;
  readonly server: Fixture;
}

type Kind = 'socks5' | 'http';
const proxies: Readonly<Record<Kind, (options?: ProxyOptions) => Promise<Fixture>>> = {
  socks5: socksProxy,
  http: httpProxy,
};
const KINDS: readonly Kind[] = ['socks5', 'http'];

async function through(
  kind: Kind,
  startProxy: () => Promise<Fixture>,
  startServer: () => Promise<Fixture>,
  target: Partial<ProbeTarget> = {},
  options: ProbeOptions & { readonly userInfo?: string } = {},
): Promise<Tested> {
  const [proxy, server] = await Promise.all([startProxy(), startServer()]);
  try {
    const { userInfo = '', ...rest } = options;
    const url = parseProxy(`${kind}://${userInfo}127.0.0.1:${proxy.port}`);
    assert.ok(url !== undefined);
    const report = await probe(
      {
        host: HOST,
        port: server.port,
        security: 'starttls',
        user: 'me@mail.test',
        password: new Secret(PASSWORD),
        ...target,
      },
      { ca, lookup, proxy: url, ...rest },
    );
    return { report, told: JSON.stringify(report, null, 1), proxy, server };
  } finally {
    await proxy.close();
    await server.close();
  }
}

const userInfo = `${encodeURIComponent(LOGIN.user)}:${encodeURIComponent(LOGIN.password)}@`;
const login = `${LOGIN.user}:${LOGIN.password}`;
const starttls = () => plain(script({}, { tls }));
const nowhere = async (): Promise<Fixture> => {
  const server = await plain(() => {});
  await server.close();
  return { ...server, close: async () => {} };
};

for (const kind of KINDS) {
  const proxy = (options?: ProxyOptions) => () => proxies[kind](options);

  describe(`probe: through a ${kind} proxy`, () => {
    for (const [name, security, serve] of [
      ['STARTTLS', 'starttls', starttls],
      ['implicit TLS', 'implicit', () => implicit(script({}), tls)],
    ] as const) {
      for (const [how, options, given] of [
        ['without a login', {}, {}],
        ['with a login', { login }, { userInfo }],
        ['its consent comes with the greeting', { together: security === 'starttls' }, {}],
      ] as const) {
        it(`${name}, ${how}`, async () => {
          const asked: string[] = [];
          const { report, told, server } = await through(
            kind,
            proxy({ ...options, asked: (destination) => asked.push(destination) }),
            serve,
            { security },
            given,
          );
          assert.equal(report.cause, 'ok', told);
          assert.deepEqual(
            asked,
            [`${kind === 'http' ? '' : 'name '}${HOST}:${server.port}`],
            'the name goes to the proxy',
          );
          const [dns, tcp] = report.steps;
          assert.deepEqual([dns?.name, dns?.status, dns?.detail], ['dns', 'skip', `${HOST} is resolved by the proxy.`]);
          assert.match(tcp?.detail ?? '', /through the proxy (?:socks5|http):\/\/127\.0\.0\.1:\d+\.$/);
          assert.match(report.proxy ?? '', /^(?:socks5|http):\/\/127\.0\.0\.1:\d+$/);
          assert.equal(report.proxyFailed, undefined);
        });
      }
    }

    it('takes an address as it is', async () => {
      const asked: string[] = [];
      const { report, told } = await through(
        kind,
        proxy({ asked: (destination) => asked.push(destination) }),
        starttls,
        { host: '127.0.0.1' },
      );
      assert.equal(report.cause, 'ok', told);
      assert.match(asked.join(), /^(?:ipv4 )?127\.0\.0\.1:\d+$/);
    });

    it('is local to nothing: no login in clear text to the loopback of the proxy', async () => {
      const { report, server } = await through(kind, proxy(), () => plain(script({})), {
        host: '127.0.0.1',
        security: 'none',
      });
      assert.equal(report.cause, 'auth-in-cleartext');
      assert.doesNotMatch(server.heard(), /AUTH/);
    });

    it('looks again through the proxy when a handshake fails', async () => {
      const { report, told } = await through(kind, proxy(), () => plain(script({}, { tls })), { security: 'implicit' });
      assert.equal(report.cause, 'plain-on-tls-port', told);
    });

    it('looks for command injection through the proxy', async () => {
      const { report, told } = await through(
        kind,
        proxy(),
        () => plain(script({}, { tls, injectable: true })),
        {},
        { find: true },
      );
      assert.equal(report.cause, 'starttls-injection', told);
    });
  });

  const refusals: readonly (readonly [string, () => Promise<Fixture>, Cause, RegExp, boolean, object?])[] = [
    ['is not there', nowhere, 'refused', /^Nothing listens at the proxy (?:socks5|http):\/\/127\.0\.0\.1:\d+\.$/, true],
    ['wants a login, and none is set', proxy({ login }), 'refused', /wants a user name and a password/, true],
    [
      'does not accept the login',
      proxy({ login: 'proxy-user-c4nary:other' }),
      'refused',
      /does not accept its user name and password/,
      true,
      { userInfo },
    ],
    [
      'does not allow the port',
      proxy({ answer: kind === 'http' ? 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n' : 2 }),
      'refused',
      /does not allow connections to mail\.behind\.test:\d+ \((?:HTTP 403|SOCKS reply 2)\)/,
      true,
    ],
    [
      'cannot reach the server',
      proxy({ answer: kind === 'http' ? 'HTTP/1.1 502 Bad Gateway\r\n\r\n' : 4 }),
      'connect-timeout',
      /cannot reach mail\.behind\.test:\d+ \((?:HTTP 502|SOCKS reply 4)\)/,
      false,
    ],
    ['hangs up', saying((socket) => socket.on('data', () => socket.end())), 'refused', /hung up/, false],
    ['resets', saying((socket) => socket.on('data', () => socket.resetAndDestroy())), 'refused', /hung up/, false],
    [
      'is another kind of proxy, or none',
      saying((socket) => socket.write('220 mail.test ESMTP\r\n')),
      'refused',
      /does not answer as an? (?:HTTP|SOCKS 5) proxy/,
      true,
    ],
    [
      'floods',
      saying((socket) => flood(socket.write.bind(socket), 'HTTP/1.1 200 OK\r\nX: ')),
      'refused',
      /does not answer as|hung up/,
      true,
    ],
  ];

  describe(`probe: when a ${kind} proxy fails`, () => {
    for (const [name, start, cause, words, atProxy, options = {}] of refusals) {
      it(`${cause}: ${name}`, async () => {
        const { report, told, server } = await through(kind, start, starttls, {}, options);
        assert.equal(report.cause, cause, told);
        assert.match(report.message, words);
        assert.ok(report.steps.some((step) => step.name === 'tcp' && step.status === 'fail'));
        assert.equal(report.proxyFailed, atProxy ? true : undefined);
        if (atProxy)
          assert.deepEqual(
            report.advice.map(({ text }) => text),
            [ADVICE],
          );
        assert.equal(server.connections(), 0);
        assertSilent(told);
      });
    }

    for (const [name, start, words] of [
      ['says nothing', saying(() => {}), /in time|does not answer as/],
      ['drips', saying((socket) => drip(socket, kind)), /in time/],
      [
        'stops in the middle',
        saying((socket) => socket.write(kind === 'http' ? 'HTTP/1.1 2' : Buffer.from([5, 0]))),
        /in time/,
      ],
    ] as const) {
      it(`ends in time when it ${name}`, async () => {
        const started = performance.now();
        const { report, told } = await through(kind, start, starttls, {}, { timeoutMs: 1500 });
        assert.ok(performance.now() - started < 2000, `${performance.now() - started} ms`);
        assert.equal(report.cause, 'connect-timeout', told);
        assert.match(report.message, words);
        assert.match(report.message, /proxy/);
      });
    }

    it('can be cancelled while it waits', async () => {
      const { report } = await through(
        kind,
        saying(() => {}),
        starttls,
        {},
        { signal: AbortSignal.timeout(50) },
      );
      assert.equal(report.cancelled, true);
    });

    it('hands the login of the proxy to nobody, however it comes back', async () => {
      const forms = [login, LOGIN.password, encodeURIComponent(login), Buffer.from(login).toString('base64')].join(' ');
      const { report, told } = await through(
        kind,
        proxy({ login, injects: `220-${forms}\r\n` }),
        () => plain(script({ EHLO: `550 ${forms} ${LOGIN.user}` })),
        { security: 'none' },
        { userInfo },
      );
      assert.equal(report.cause, 'ehlo-rejected', told);
      assertSilent(told);
    });

    for (const [name, host, resolver] of [
      ['an address', '169.254.169.254', lookup],
      ['a number that is an address', '2852039166', async () => [{ address: '169.254.169.254', family: 4 }]],
      [
        'a name that leads there',
        'meta.test',
        async () => [
          { address: '93.184.215.14', family: 4 },
          { address: 'fd00:ec2::254', family: 6 },
        ],
      ],
      ['a name that clouds resolve', 'metadata.google.internal', lookup],
    ] as const) {
      it(`refuses metadata services by a detour: ${name}`, async () => {
        const { report, told, proxy: used } = await through(kind, proxy(), starttls, { host }, { lookup: resolver });
        assert.equal(report.cause, 'refused', told);
        assert.match(report.message, /never contacted/);
        assert.equal(used.connections(), 0);
      });
    }
  });
}

describe('probe: the name of the proxy', () => {
  it('dns-not-found: does not exist', async () => {
    const proxy = parseProxy('socks5://proxy.nowhere.test:1080');
    const report = await probe({ host: HOST, port: 587, security: 'starttls' }, { proxy, lookup });
    assert.equal(report.cause, 'dns-not-found');
    assert.match(report.message, /^The proxy socks5:\/\/proxy\.nowhere\.test:1080 is not found\./);
    assert.deepEqual(
      report.advice.map(({ text }) => text),
      [ADVICE],
    );
    assert.equal(report.proxyFailed, true);
  });

  for (const host of ['a b', 'smtp://mail.test', 'mail.test:587', 'mail\u0000.test', '']) {
    it(`is not asked for what is no host name: ${JSON.stringify(host)}`, async () => {
      const proxy = await socksProxy();
      try {
        const options = { lookup, proxy: parseProxy(`socks5://127.0.0.1:${proxy.port}`) };
        const report = await probe({ host, port: 587, security: 'starttls' }, options);
        assert.equal(report.cause, 'dns-not-found');
        assert.equal(proxy.connections(), 0);
      } finally {
        await proxy.close();
      }
    });
  }
});

describe('the URL of a proxy', () => {
  for (const [url, expected] of [
    ['socks5://proxy.test', 'socks5 proxy.test 1080 undefined undefined'],
    ['socks5h://proxy.test:9', 'socks5 proxy.test 9 undefined undefined'],
    ['http://proxy.test:3128/', 'http proxy.test 3128 undefined undefined'],
    ['http://proxy.test', 'http proxy.test 80 undefined undefined'],
    ['http://[::1]:3128', 'http ::1 3128 undefined undefined'],
    ['socks5://[::1]:3128', 'socks5 ::1 3128 undefined undefined'],
    [' socks5://me:p%40ss@proxy.test:1 ', 'socks5 proxy.test 1 me p@ss'],
    ['http://me@proxy.test:1', 'http proxy.test 1 me '],
  ] as const) {
    it(`is read: ${url}`, () => {
      const proxy = parseProxy(url);
      assert.ok(proxy !== undefined);
      const { kind, host, port, user, password } = proxy;
      assert.equal(
        [kind, host, port, user?.reveal(), password?.reveal()].join(' '),
        expected.replaceAll('undefined', ''),
      );
    });
  }

  for (const url of [
    '',
    'proxy.test:1080',
    'https://proxy.test',
    'socks4://proxy.test',
    'http://',
    'http://me:12/34@proxy.test:80',
    'http://proxy.test:99999',
    'http://proxy.test/path',
    'http://proxy.test/?q',
    'http://me:%zz@proxy.test',
    `socks5://${'u'.repeat(256)}@proxy.test`,
  ]) {
    it(`is none: ${url.slice(0, 40)}`, () => assert.equal(parseProxy(url), undefined));
  }
});

const ADVICE = 'Check the proxy: smtplint.test.proxy in the editor, --proxy on the command line.';

function assertSilent(told: string): void {
  for (const secret of [LOGIN.user, LOGIN.password, encodeURIComponent(LOGIN.password), PASSWORD]) {
    assert.ok(!told.includes(secret), `${secret} is in the report`);
    assert.ok(
      !told.includes(Buffer.from(secret).toString('base64').slice(4, -4)),
      `${secret} is in the report, in base64`,
    );
  }
}

function flood(write: (text: string) => boolean, first: string): void {
  write(first);
  for (let i = 0; i < 64; i++) write('x'.repeat(4096));
}

/** One byte after the other of an answer that never ends. */
function drip(socket: Parameters<Parameters<typeof saying>[0]>[0], kind: Kind): void {
  const answer =
    kind === 'http' ? `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(9000)}` : '\u0005\u0000\u0005\u0000\u0000\u0003\u00ff';
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(Buffer.from(answer.charAt(at++), 'latin1'));
  }, 20);
}
