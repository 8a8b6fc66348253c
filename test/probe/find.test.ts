import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { Secret } from '../../server/src/core/secret.ts';
import { type ProbeAlternative, type ProbeReport, probe } from '../../server/src/probe/index.ts';
import { pki } from './support/pki.ts';
import { type Fixture, implicit, plain, script } from './support/servers.ts';

const tls = pki.good;

interface Host {
  /** What listens on which port; nothing listens on the others. */
  readonly ports: Readonly<Record<number, () => Promise<Fixture>>>;
  readonly port: number;
  readonly security: 'implicit' | 'starttls' | 'none';
  readonly address?: string;
  readonly find?: boolean;
}

async function find(host: Host): Promise<{ report: ProbeReport; contacted: readonly number[]; heard: string }> {
  const servers = new Map<number, Fixture>();
  for (const [port, serve] of Object.entries(host.ports)) servers.set(Number(port), await serve());
  const closed = await plain(() => {});
  await closed.close();
  const contacted: number[] = [];
  const report = await probe(
    { host: 'localhost', port: host.port, security: host.security, user: 'me', password: new Secret('correct-horse') },
    {
      ca: pki.root.pem,
      find: host.find ?? true,
      timeoutMs: 5000,
      lookup: async () => [{ address: host.address ?? '127.0.0.1', family: 4 }],
      connect: (_, port): Socket => {
        contacted.push(port);
        return connect(servers.get(port)?.port ?? closed.port, '127.0.0.1');
      },
    },
  );
  const heard = [...servers.entries()].filter(([port]) => port !== host.port).map(([, server]) => server.heard());
  await Promise.all([...servers.values()].map((server) => server.close()));
  return { report, contacted: [...new Set(contacted)].sort((a, b) => a - b), heard: heard.join('') };
}

const told = (list: readonly ProbeAlternative[]): string[] =>
  list.map(
    ({ port, security, ok, cause }) =>
      `${port} ${security} ${ok ? 'ok' : 'no'}${cause === undefined ? '' : ` ${cause}`}`,
  );

const submissions = () => implicit(script({}), tls);
const submission = () => plain(script({}, { tls }));
const withoutTls = () => plain(script({}));

describe('probe: find', () => {
  it('tells what works on the same host, when the settings do not', async () => {
    const { report, contacted, heard } = await find({
      ports: { 465: submissions, 587: submission, 25: withoutTls },
      port: 26,
      security: 'starttls',
    });
    assert.equal(report.cause, 'refused');
    assert.deepEqual(told(report.alternatives), [
      '465 implicit ok',
      '587 starttls ok',
      '2525 starttls no refused',
      '25 starttls no starttls-missing',
      '1025 none no refused',
    ]);
    assert.deepEqual(report.advice[0], {
      text: 'Port 465 with implicit TLS works on this host.',
      writes: [
        { slot: 'port', value: 465 },
        { slot: 'security', value: 'implicit' },
      ],
    });
    assert.deepEqual(contacted, [25, 26, 465, 587, 1025, 2525]);
    assert.doesNotMatch(heard, /AUTH|MAIL/);
  });

  it('never contacts another port, and 1025 only on this machine', async () => {
    const { contacted } = await find({ ports: {}, port: 26, security: 'starttls', address: '192.0.2.1' });
    assert.deepEqual(contacted, [25, 26, 465, 587, 2525]);
  });

  it('offers a catcher of this machine', async () => {
    const { report } = await find({ ports: { 1025: withoutTls }, port: 587, security: 'starttls' });
    assert.equal(told(report.alternatives).at(-1), '1025 none ok');
    assert.equal(report.advice[0]?.text, 'Port 1025 with no encryption works on this host.');
  });

  it('does not advise a port that it has seen fail', async () => {
    const { report } = await find({
      ports: { 587: withoutTls },
      port: 587,
      security: 'starttls',
      address: '192.0.2.1',
    });
    assert.equal(report.cause, 'starttls-missing');
    assert.ok(
      report.advice.every(({ writes }) => writes === undefined),
      JSON.stringify(report.advice),
    );
  });

  it('looks at the other mode of the same port', async () => {
    const { report } = await find({ ports: { 465: submissions }, port: 465, security: 'starttls' });
    assert.equal(report.cause, 'tls-on-plain-port');
    assert.equal(told(report.alternatives)[0], '465 implicit ok');
  });

  it('also after a test that passed', async () => {
    const { report } = await find({ ports: { 465: submissions, 587: submission }, port: 587, security: 'starttls' });
    assert.equal(report.cause, 'ok');
    assert.equal(told(report.alternatives)[0], '465 implicit ok');
    assert.deepEqual(report.advice, []);
  });

  it('is not done unless it is asked for', async () => {
    const { report, contacted } = await find({ ports: {}, port: 26, security: 'starttls', find: false });
    assert.deepEqual(report.alternatives, []);
    assert.deepEqual(contacted, [26]);
  });

  it('is not done for an address that is never contacted', async () => {
    const { report, contacted } = await find({
      ports: {},
      port: 587,
      security: 'starttls',
      address: '169.254.169.254',
    });
    assert.equal(report.cause, 'refused');
    assert.deepEqual(contacted, []);
  });
});
