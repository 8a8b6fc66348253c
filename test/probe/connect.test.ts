import assert from 'node:assert/strict';
import { connect, Socket as RawSocket, type Socket } from 'node:net';
import { type Case, common, IMPATIENT, suite } from './support/check.ts';
import { type Fixture, plain, script } from './support/servers.ts';

const nowhere = async (): Promise<Fixture> => ({
  port: 2525,
  heard: () => '',
  hears: async () => {},
  connections: () => 0,
  close: async () => {},
});
const closed = async (): Promise<Fixture> => {
  const server = await plain(() => {});
  await server.close();
  return { ...server, close: async () => {} };
};

const failing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};
const addresses =
  (...list: string[]) =>
  async () =>
    list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const never = () => new Promise<never>(() => {});
/** A socket that is never connected, as towards a firewall that drops. */
const dropped = (): Socket => new RawSocket();
/** Sends remote-looking addresses to loopback, so that families can differ without a network. */
const mapped =
  (ports: Readonly<Record<string, number>>) =>
  (address: string, port: number): Socket =>
    connect({ host: '127.0.0.1', port: ports[address] ?? port });

const name = { host: 'mail.test' };

const dns = common(name, {}, [
  {
    name: 'unknown name',
    serve: nowhere,
    options: { lookup: failing('ENOTFOUND') },
    cause: 'dns-not-found',
    step: 'dns',
  },
  {
    name: 'a name without a dot',
    serve: nowhere,
    target: { host: 'mailpit' },
    options: { lookup: failing('ENOTFOUND') },
    cause: 'dns-not-found',
    message: /container or service/,
  },
  { name: 'no address', serve: nowhere, options: { lookup: addresses() }, cause: 'dns-not-found' },
  { name: 'a URL', serve: nowhere, target: { host: 'smtp://mail.test' }, cause: 'dns-not-found', message: /is a URL/ },
  {
    name: 'host and port',
    serve: nowhere,
    target: { host: 'mail.test:587' },
    cause: 'dns-not-found',
    message: /port in it/,
  },
  { name: 'empty', serve: nowhere, target: { host: ' ' }, cause: 'dns-not-found' },
  {
    name: 'a variable that was not expanded',
    serve: nowhere,
    target: { host: '$' + '{SMTP_HOST}' },
    cause: 'dns-not-found',
  },
  {
    name: 'resolver says try again',
    serve: nowhere,
    options: { lookup: failing('EAI_AGAIN') },
    cause: 'dns-timeout',
    step: 'dns',
  },
  { name: 'resolver says nothing', serve: nowhere, options: { ...IMPATIENT, lookup: never }, cause: 'dns-timeout' },
  {
    name: 'the name is asked once',
    serve: () => plain(script({})),
    options: { lookup: once(addresses('127.0.0.1')) },
    cause: 'ok',
    step: 'dns',
  },
]);

function once<T>(lookup: () => Promise<T>): () => Promise<T> {
  let asked = false;
  return () => {
    assert.ok(!asked);
    asked = true;
    return lookup();
  };
}

const tcp = common(name, {}, [
  {
    name: 'nothing listens',
    serve: closed,
    target: { host: '127.0.0.1' },
    cause: 'refused',
    step: 'tcp',
    message: /Nothing listens on port \d+ of 127/,
  },
  {
    name: 'packets vanish',
    serve: nowhere,
    options: { ...IMPATIENT, lookup: addresses('192.0.2.1'), connect: dropped },
    cause: 'connect-timeout',
    step: 'tcp',
  },
  {
    name: 'port 25 is blocked',
    serve: nowhere,
    target: { port: 25 },
    options: { ...IMPATIENT, lookup: addresses('192.0.2.1', '192.0.2.2'), connect: dropped },
    cause: 'connect-timeout',
    message: /block port 25/,
    also: (report) =>
      assert.deepEqual(report.advice[0]?.writes, [
        { slot: 'port', value: 587 },
        { slot: 'security', value: 'starttls' },
      ]),
  },
  {
    name: 'the first address is dead, the second one works',
    serve: () => plain(script({})),
    options: {
      lookup: addresses('::1', '127.0.0.1'),
      connect: (address, port) => (address === '::1' ? dropped() : connect(port, address)),
    },
    cause: 'ok',
    step: 'tcp',
  },
]);

const forbidden = common(name, {}, [
  ...[
    '169.254.169.254',
    '169.254.1.1',
    '100.100.100.200',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '224.0.0.1',
  ].map(
    (address): Case => ({
      name: address,
      serve: nowhere,
      options: { lookup: addresses(address), connect: () => assert.fail('it was contacted') },
      cause: 'refused',
      step: 'tcp',
      message: /never contacted/,
    }),
  ),
  {
    name: 'as a literal',
    serve: nowhere,
    target: { host: '[fe80::1%eth0]' },
    options: { connect: () => assert.fail() },
    cause: 'refused',
  },
  {
    name: 'only the good addresses of a name are used',
    serve: () => plain(script({})),
    options: { lookup: addresses('169.254.169.254', '127.0.0.1') },
    cause: 'ok',
  },
]);

/** Two servers: one for IPv6 (on a port of its own), one for IPv4. */
function dual(
  six: Parameters<typeof plain>[0] | undefined,
  options: Case['options'] = {},
): Pick<Case, 'serve' | 'options'> {
  const ports: Record<string, number> = {};
  return {
    serve: async () => {
      const other = six === undefined ? await closed() : await plain(six);
      const main = await plain(script({}));
      ports['2001:db8::1'] = other.port;
      return {
        ...main,
        close: async () => {
          await other.close();
          await main.close();
        },
      };
    },
    options: { ...options, lookup: addresses('2001:db8::1', '192.0.2.1'), connect: mapped(ports) },
  };
}

/** IPv6 works, IPv4 does something else. */
function otherwise(four: Parameters<typeof plain>[0] | undefined): Pick<Case, 'serve' | 'options'> {
  const ports: Record<string, number> = {};
  return {
    serve: async () => {
      const other = four === undefined ? await closed() : await plain(four);
      const main = await plain(script({}));
      ports['192.0.2.1'] = other.port;
      return {
        ...main,
        close: async () => {
          await other.close();
          await main.close();
        },
      };
    },
    options: { lookup: addresses('2001:db8::1', '192.0.2.1'), connect: mapped(ports) },
  };
}

const families = common({ ...name, user: undefined }, {}, [
  {
    name: 'IPv4 greets with a refusal',
    ...otherwise(script({}, { greeting: '554 not you' })),
    cause: 'dual-stack-differs',
    step: 'greeting',
    message: /works on 2001:db8::1, but not on 192\.0\.2\.1: .*554 not you/,
  },
  {
    name: 'IPv4 refuses the connection',
    ...otherwise(undefined),
    cause: 'dual-stack-differs',
    step: 'greeting',
  },
  {
    name: 'IPv4 greets as well',
    ...otherwise(script({})),
    cause: 'plaintext-no-auth',
    step: 'auth',
  },
  {
    name: 'IPv6 is another server',
    ...dual((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
    cause: 'dual-stack-differs',
    step: 'greeting',
  },
  {
    name: 'IPv6 refuses the connection',
    ...dual(undefined),
    cause: 'dual-stack-differs',
    step: 'tcp',
    message: /refuses port \d+ on 2001:db8::1/,
  },
  {
    name: 'IPv6 greets with a refusal',
    ...dual(script({}, { greeting: '554 not you' })),
    cause: 'dual-stack-differs',
    step: 'greeting',
    message: /works on 192\.0\.2\.1, but not on 2001:db8::1: .*554 not you/,
    also: (report) => assert.ok(report.ok && report.steps.every(({ status }) => status !== 'fail')),
  },
  { name: 'IPv6 says nothing', ...dual(() => {}, IMPATIENT), cause: 'dual-stack-differs', step: 'greeting' },
]);

const remote = common(name, {}, [
  {
    name: 'a login does not cross in clear',
    serve: () => plain(script({})),
    options: { lookup: addresses('192.0.2.1'), connect: mapped({}) },
    cause: 'auth-in-cleartext',
    step: 'auth',
    also: (report, server) => {
      assert.equal(report.ok, true);
      assert.doesNotMatch(server.heard(), /AUTH/);
    },
  },
  {
    name: 'a login crosses in clear when that was agreed to',
    serve: () => plain(script({})),
    options: { lookup: addresses('192.0.2.1'), connect: mapped({}), allowPlaintextAuth: true },
    cause: 'auth-in-cleartext',
    step: 'auth',
    message: /accepts the login, but user name and password crossed/,
    also: (_, server) => assert.match(server.heard(), /AUTH PLAIN/),
  },
  {
    name: 'a login that is refused in clear',
    serve: () => plain(script({ AUTH: '535 no' })),
    options: { lookup: addresses('192.0.2.1'), connect: mapped({}), allowPlaintextAuth: true },
    cause: 'auth-bad-credentials',
  },
  {
    name: 'no login, no encryption',
    serve: () => plain(script({})),
    target: { user: undefined },
    options: { lookup: addresses('192.0.2.1'), connect: mapped({}) },
    cause: 'plaintext-no-auth',
    step: 'auth',
  },
]);

suite('probe: name', dns);
suite('probe: connection', tcp);
suite('probe: addresses that are never contacted', forbidden);
suite('probe: IPv6 and IPv4', families);
suite('probe: clear text to another machine', remote);
