import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CertificateName, certificates } from './certificates.ts';
import { COLLEAGUE, DOMAIN, MAIL, NO_587, USER } from './places.ts';
import { NOBODY, run } from './system.ts';

/** One port of Postfix: an `smtpd` line of master.cf with what differs from main.cf. */
interface Listener {
  readonly address: string;
  readonly port: number;
  readonly certificate?: CertificateName;
  readonly options?: Readonly<Record<string, string>>;
}

const LOGIN = { smtpd_sasl_auth_enable: 'yes', smtpd_tls_auth_only: 'yes' };
const REQUIRED = { smtpd_tls_security_level: 'encrypt', ...LOGIN };
const IMPLICIT = { smtpd_tls_wrappermode: 'yes', ...REQUIRED };
const NO_TLS = { smtpd_tls_security_level: 'none' };

/** The ports with a usual number, as the comments of Debian's own master.cf set them up. */
const USUAL: readonly Listener[] = [
  { address: MAIL, port: 587, options: REQUIRED },
  { address: MAIL, port: 465, options: IMPLICIT },
  { address: MAIL, port: 25 },
  { address: MAIL, port: 2525, options: { ...NO_TLS, ...LOGIN, smtpd_tls_auth_only: 'no' } },
  { address: NO_587, port: 465, options: IMPLICIT },
  { address: NO_587, port: 25 },
];

/** Servers with one fault or peculiarity each, by what it is. */
const PECULIAR = {
  'optional TLS': LOGIN,
  'login in clear': { ...NO_TLS, ...LOGIN, smtpd_tls_auth_only: 'no' },
  'only LOGIN': { ...IMPLICIT, smtpd_sasl_mechanism_filter: 'login' },
  'only CRAM-MD5': { ...IMPLICIT, smtpd_sasl_mechanism_filter: 'cram-md5' },
  'only SCRAM': { ...IMPLICIT, smtpd_sasl_mechanism_filter: 'scram-sha-256' },
  'no login': { smtpd_tls_wrappermode: 'yes', smtpd_tls_security_level: 'encrypt' },
  'small messages': { ...IMPLICIT, message_size_limit: '200' },
  'small messages, unsaid': { ...IMPLICIT, message_size_limit: '200', smtpd_discard_ehlo_keywords: 'size' },
  'refuses clients': { smtpd_client_restrictions: 'reject', smtpd_delay_reject: 'no' },
  'refuses names': {
    smtpd_helo_required: 'yes',
    smtpd_helo_restrictions: 'reject_invalid_helo_hostname,reject_non_fqdn_helo_hostname',
    smtpd_delay_reject: 'no',
  },
  'wants a client certificate': { ...IMPLICIT, smtpd_tls_req_ccert: 'yes' },
  'has lost its key': { smtpd_tls_chain_files: '', smtpd_tls_cert_file: '/nonexistent.pem' },
  'has lost its chain': { smtpd_tls_chain_files: '/nonexistent.pem' },
  'demands a client certificate': { smtpd_tls_security_level: 'encrypt', smtpd_tls_req_ccert: 'yes' },
  greylists: {
    smtpd_recipient_restrictions: 'check_client_access,static:{450 4.2.0 Greylisted, see http://postgrey.test/},reject',
  },
  'refuses content': { ...IMPLICIT, smtpd_end_of_data_restrictions: 'check_client_access,static:{554 5.7.1 Spam}' },
  'old TLS': {
    ...IMPLICIT,
    smtpd_tls_mandatory_protocols: '<=TLSv1.1',
    tls_medium_cipherlist: 'ALL:@SECLEVEL=0',
    tls_high_cipherlist: 'ALL:@SECLEVEL=0',
  },
  'Dovecot dies': { ...IMPLICIT, smtpd_sasl_path: '$dying_sasl_path' },
  'Dovecot is gone': { ...IMPLICIT, smtpd_sasl_path: '/nonexistent' },
  'Dovecot is gone, STARTTLS': { ...REQUIRED, smtpd_sasl_path: '/nonexistent' },
} as const;

export type Peculiar = keyof typeof PECULIAR | `certificate ${CertificateName}`;

const CERTIFIED = (Object.keys(certificates) as CertificateName[]).map((certificate) => ({
  what: `certificate ${certificate}` as const,
  certificate,
  options: IMPLICIT,
}));
const SPECIAL: readonly (Omit<Listener, 'address' | 'port'> & { readonly what: Peculiar })[] = [
  ...CERTIFIED,
  ...(Object.keys(PECULIAR) as (keyof typeof PECULIAR)[]).map((what) => ({ what, options: PECULIAR[what] })),
];

/** The port of the server with that peculiarity. */
export function portOf(what: Peculiar): number {
  return 10_000 + SPECIAL.findIndex((one) => one.what === what);
}

const LISTENERS: readonly Listener[] = [
  ...USUAL,
  ...SPECIAL.map((one) => ({ ...one, address: MAIL, port: portOf(one.what) })),
];

export interface Postfix {
  readonly log: () => string;
  readonly stop: () => void;
}

/** The sockets at which Postfix asks about logins. */
export interface Sasl {
  readonly good: string;
  readonly dying: string;
}

/** Starts a Postfix of its own below `folder`. Returns when it listens; throws with Postfix's words when it does not. */
export function startPostfix(folder: string, sasl: Sasl): Postfix {
  const config = join(folder, 'postfix');
  const log = join(folder, 'postfix.log');
  for (const part of ['', 'queue', 'data']) mkdirSync(join(config, part));
  run('chown', ['postfix', join(config, 'data')]);
  for (const [name, { cert, key }] of Object.entries(certificates)) {
    writeFileSync(chainFile(config, name), key + cert, { mode: 0o600 });
  }
  writeFileSync(join(config, 'main.cf'), mainCf(folder, config, log, sasl));
  writeFileSync(join(config, 'master.cf'), masterCf(config));
  const read = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  try {
    run('postfix', ['-c', config, 'start']);
  } catch (error) {
    throw new Error(`Postfix does not start:\n${read()}`, { cause: error });
  }
  return {
    log: read,
    stop: () => {
      // `postfix stop` ends the processes of this configuration, by the process number in its queue folder.
      spawnSync('postfix', ['-c', config, 'stop'], { stdio: 'ignore' });
      rmSync(config, { recursive: true, force: true });
    },
  };
}

function chainFile(config: string, name: string): string {
  return join(config, `${name}.pem`);
}

function mainCf(folder: string, config: string, log: string, sasl: Sasl): string {
  const settings = {
    compatibility_level: '3.6',
    queue_directory: join(config, 'queue'),
    data_directory: join(config, 'data'),
    maillog_file: log,
    maillog_file_prefixes: folder,
    myhostname: DOMAIN,
    mydestination: '',
    inet_protocols: 'ipv4',
    inet_interfaces: 'loopback-only',
    // Nobody is trusted for his address, and no mail leaves this machine.
    mynetworks: '192.0.2.1/32',
    default_transport: 'error:no mail leaves the tests',
    relay_transport: 'error:no mail leaves the tests',
    notify_classes: '',
    biff: 'no',
    // What takes time for good reasons elsewhere, and asks name servers.
    smtpd_peername_lookup: 'no',
    smtpd_error_sleep_time: '0',
    smtpd_client_connection_count_limit: '0',
    smtpd_tls_security_level: 'may',
    smtpd_tls_chain_files: chainFile(config, 'good'),
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: sasl.good,
    dying_sasl_path: sasl.dying,
    smtpd_relay_restrictions: 'permit_sasl_authenticated,reject_unauth_destination',
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
    smtpd_sender_login_maps: `inline:{${USER}=${USER},${COLLEAGUE}=${COLLEAGUE}}`,
    virtual_mailbox_domains: DOMAIN,
    virtual_mailbox_maps: `inline:{${USER}=app/}`,
    virtual_mailbox_base: join(folder, 'mail'),
    virtual_uid_maps: `static:${NOBODY.uid}`,
    virtual_gid_maps: `static:${NOBODY.gid}`,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** The internal services that receiving and local delivery need; none of them in a chroot. */
const SERVICES = `
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

function masterCf(config: string): string {
  const lines = LISTENERS.map(({ address, port, certificate, options = {} }) => {
    const chain = certificate === undefined ? {} : { smtpd_tls_chain_files: chainFile(config, certificate) };
    const overrides = Object.entries({ ...options, ...chain }).map(([name, value]) => `  -o { ${name} = ${value} }\n`);
    return `${address}:${port} inet n - n - - smtpd\n${overrides.join('')}`;
  });
  return lines.join('') + SERVICES;
}
