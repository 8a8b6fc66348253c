import type { Scope, Slot } from './model.ts';

/** The slot of a variable and the group it belongs to, for dialects whose keys are a pattern and not a list. */
export interface PatternMatch {
  readonly slot: Slot;
  readonly group: string;
}

/** What stands behind `SMTP_`, `MAIL_`, `EMAIL_` or `MAILER_`, by slot; the first is written where a key is added. */
const ENV_KEYS: Readonly<Record<string, readonly string[]>> = {
  host: [
    'HOST',
    'SERVER',
    'HOSTNAME',
    'HOST_NAME',
    'SERVER_HOST',
    'SERVER_NAME',
    'SERVER_ADDRESS',
    'SERVER_URL',
    'ADDRESS',
    'RELAY',
    'RELAYHOST',
    'SMARTHOST',
  ],
  port: ['PORT', 'SERVER_PORT', 'HOST_PORT'],
  security: ['SECURE', 'SECURE_ENABLED', 'SMTPSECURE', 'USE_SECURE'],
  tls: ['TLS', 'USE_TLS', 'TLS_ENABLED', 'ENABLE_TLS', 'USETLS', 'SMTP_TLS'],
  ssl: ['SSL', 'USE_SSL', 'SSL_ENABLED', 'ENABLE_SSL', 'USESSL', 'SSL_TLS'],
  starttls: ['STARTTLS', 'USE_STARTTLS', 'ENABLE_STARTTLS', 'STARTTLS_ENABLED', 'STARTTLS_ENABLE', 'START_TLS'],
  encryption: ['ENCRYPTION', 'SECURITY', 'CRYPTO', 'ENCRYPTION_TYPE', 'SECURITY_TYPE', 'SECURE_TYPE'],
  requireTLS: ['REQUIRE_TLS', 'REQUIRETLS', 'REQUIRE_STARTTLS', 'FORCE_TLS', 'STARTTLS_REQUIRED'],
  ignoreTLS: ['IGNORE_TLS', 'IGNORETLS', 'DISABLE_TLS', 'DISABLE_STARTTLS', 'UNSAFE_IGNORE_TLS'],
  autoTls: ['AUTO_TLS', 'AUTOTLS'],
  verify: [
    'TLS_REJECT_UNAUTHORIZED',
    'REJECT_UNAUTHORIZED',
    'REJECT_UNAUTHORIZED_TLS',
    'TLS_VERIFY',
    'VERIFY_TLS',
    'SSL_VERIFY',
    'VERIFY_SSL',
    'VERIFY_PEER',
    'VERIFY_CERT',
    'VERIFY_CERTIFICATE',
  ],
  user: [
    'USER',
    'USERNAME',
    'LOGIN',
    'USER_NAME',
    'AUTH_USER',
    'AUTH_USERNAME',
    'HOST_USER',
    'SERVER_USER',
    'SERVER_USERNAME',
    'SERVER_AUTH_USER',
  ],
  password: [
    'PASS',
    'PASSWORD',
    'PWD',
    'PASSWD',
    'AUTH_PASS',
    'AUTH_PASSWORD',
    'HOST_PASSWORD',
    'USER_PASSWORD',
    'SERVER_PASSWORD',
    'SERVER_PASS',
    'SERVER_AUTH_PASSWORD',
    'SERVER_AUTH_PASS',
  ],
  from: [
    'FROM',
    'FROM_ADDRESS',
    'FROM_EMAIL',
    'FROM_ADDR',
    'SENDER',
    'SENDER_EMAIL',
    'SENDER_ADDRESS',
    'FROM_MAIL',
    'MAIL_FROM',
    'EMAIL_FROM',
  ],
  fromName: ['FROM_NAME', 'SENDER_NAME'],
  timeout: ['TIMEOUT', 'CONNECTION_TIMEOUT'],
  domain: ['DOMAIN', 'HELO', 'EHLO', 'HELO_HOST', 'EHLO_DOMAIN'],
  url: ['URL', 'URI', 'DSN', 'CONNECTION_URL', 'CONNECTION_URI', 'CONNECTION_STRING'],
};

/** The same for the keys of an object: `smtp: { host, port }`, `smtpHost`, `smtp_host`. */
const NESTED_KEYS: Readonly<Record<string, readonly string[]>> = {
  host: ['host', 'server', 'hostname', 'hostName', 'address', 'smarthost'],
  port: ['port'],
  security: ['secure'],
  tls: ['tls', 'useTls', 'useTLS', 'enableTls'],
  ssl: ['ssl', 'useSsl', 'useSSL', 'enableSsl'],
  starttls: [
    'starttls',
    'startTls',
    'startTLS',
    'useStartTls',
    'enableStartTls',
    'starttls.enable',
    'starttls.enabled',
  ],
  encryption: ['encryption', 'security', 'crypto', 'encryptionType', 'securityType'],
  requireTLS: ['requireTls', 'requireTLS'],
  ignoreTLS: ['ignoreTls', 'ignoreTLS'],
  verify: ['rejectUnauthorized', 'verifyPeer', 'tlsVerify', 'sslVerify', 'verifyCertificate'],
  user: ['user', 'username', 'login', 'userName', 'authUser', 'auth.user', 'auth.username'],
  password: ['password', 'pass', 'pwd', 'passwd', 'authPass', 'authPassword', 'auth.pass', 'auth.password'],
  from: ['from', 'fromAddress', 'fromEmail', 'sender', 'senderEmail', 'from.address', 'from.email'],
  fromName: ['fromName', 'senderName', 'from.name'],
  url: ['url', 'uri', 'dsn', 'connectionUrl'],
};

const ENV_SLOTS = slotsByKey(ENV_KEYS, (key) => key);
const NESTED_SLOTS = slotsByKey(NESTED_KEYS, squash);

/** The mail word of a name; what stands behind it is the key. */
const MAIL_WORD = /(?<![A-Z0-9])(?:(?:SMTP|MAIL|EMAIL|MAILER)\d{0,3}_(?:RELAY_)?|SMARTHOST_)/g;
/** Mailboxes that are read, and servers of one's own, are no mail client; `SMTP_RELAY_SMTP_PORT` is where a relay listens. */
const NOT_A_CLIENT = /IMAP|POP3|INBOUND|INCOMING|RECEIV|READER|BIND|LISTEN|FETCH|MAILMAN|RELAY_SMTP/;
/**
 * Semaphore UI logs in when this is true, and upgrades if offered: it is no mode.
 * https://github.com/semaphoreui/semaphore/blob/d4a27137/util/mailer/mailer.go (read 2026-11-27)
 */
const SEMAPHORE_LOGIN = /^(?:SEMAPHORE_EMAIL_SECURE|email_secure)$/;

/** Reads `NEWSLETTER_SMTP_PORT` as the port of the group `NEWSLETTER_SMTP_`; lower-case names too in an environment. */
export function matchEnvKey(
  path: readonly string[],
  kind: Scope['kind'],
  value: string | undefined,
): PatternMatch | undefined {
  const last = path.at(-1) ?? '';
  if (last.length > 80) return undefined;
  return envKeyOf(path, kind, last, value) ?? (kind === 'env' ? urlOf(path, value) : undefined);
}

function envKeyOf(
  path: readonly string[],
  kind: Scope['kind'],
  last: string,
  value: string | undefined,
): PatternMatch | undefined {
  const name = kind === 'env' && /^[a-z0-9_]+$/.test(last) ? last.toUpperCase() : last;
  if (!/^[A-Z0-9_]+$/.test(name) || NOT_A_CLIENT.test(name) || SEMAPHORE_LOGIN.test(name)) return undefined;
  // The first word wins whose rest is a key: `SMTP_MAIL_FROM` is of SMTP_, `EMAIL_SMTP_HOST` of EMAIL_SMTP_.
  for (const match of name.matchAll(MAIL_WORD)) {
    const end = match.index + match[0].length;
    const key = name.slice(end);
    const slot = ENV_SLOTS.get(key);
    if (slot === undefined || (key === 'ADDRESS' && !/^SM/.test(match[0]))) continue;
    const group = [...path.slice(0, -1), last.slice(0, end)].join('.');
    // What a reference gives can only be guessed from the name: `MAIL_URL` may be a page.
    if (slot === 'url' && value === undefined && isTransport(match[0], key)) return { slot, group };
    return placed(slot, value, group);
  }
  return undefined;
}

/** `MAILER_URL`, `SMTP_URI`, `MAIL_DSN`: no names of pages. */
function isTransport(word: string, key: string): boolean {
  return key === 'DSN' || /^(?:SMTP|MAILER)/.test(word);
}

/** The name that a slot has in a group of environment variables. */
export function spellEnvKey(slot: Slot, group: string): string | undefined {
  const key = ENV_KEYS[slot]?.[0];
  if (key === undefined) return undefined;
  return group + (/[a-z]_$/.test(group) ? key.toLowerCase() : key);
}

/** Names of objects inside a mail object that hold the settings themselves: `email.transport.host`. */
const NEUTRAL =
  /^(?:\d+|transports?|transporter|options?|servers?|default|defaults|config|settings?|client|primary|connection|provider|providerOptions|relay|outgoing|sender|auth|bulk|transactional|main|backup|fallback)$/i;

/** True for the path of an object that holds the settings of a mail client, by its name. */
export function isMailObject(path: string): boolean {
  const names = path.split('.').slice(-4);
  const own = names.findLast((name) => !NEUTRAL.test(name)) ?? '';
  return (
    /smtp|mail/i.test(own) &&
    !/imap|pop3|inbound|incoming|receiv|reader|fetch|mailbox|mailing|mailman|webmail|ldap|ports?$/i.test(own)
  );
}

/** Reads `smtp: { port }` as the port of the group `smtp`, and `smtpPort` or `smtp_port` as one of the group there. */
export function matchNestedKey(
  path: readonly string[],
  kind: Scope['kind'],
  value: string | undefined,
): PatternMatch | undefined {
  if (kind === 'env' || isOfService(path)) return undefined;
  return nestedKeyOf(path, value) ?? urlOf(path, value);
}

/** `services: { mail: { hostname } }` of Compose: the service's own name and user. */
function isOfService(path: readonly string[]): boolean {
  return path.length === 3 && path[0] === 'services' && /^(?:hostname|user)$/.test(path[2] ?? '');
}

function nestedKeyOf(path: readonly string[], value: string | undefined): PatternMatch | undefined {
  const last = path.at(-1) ?? '';
  const pair = NESTED_SLOTS.get(`${(path.at(-2) ?? '').toLowerCase()}.${squash(last)}`);
  const slot = pair ?? NESTED_SLOTS.get(squash(last));
  // `properties:` of Java programs holds more of the object that it stands in.
  const object = path
    .slice(0, pair === undefined ? -1 : -2)
    .join('.')
    .replace(/\.propert(?:y|ies)$/, '');
  if (slot === undefined || !isMailObject(object)) return matchPrefixed(path, last, value);
  // `from_email: { address }` is no host.
  if (last === 'address' && pair === undefined && !/smtp[^.]{0,20}$/i.test(object)) return undefined;
  return isLabel(slot, value) ? undefined : placed(slot, value, object);
}

/** `smtpHost`, `smtp_host`, `smtp-host`: the mail word is part of the key. Upper-case names are of an environment. */
function matchPrefixed(path: readonly string[], last: string, value: string | undefined): PatternMatch | undefined {
  const match =
    /^((?:[a-z\d]{1,20}[_-]{1,2}){0,6}(?:smtp|mailer|email|mail)(?:[_-]?server)?)([_-]?)([A-Za-z_-]{3,24})$/i.exec(
      last,
    );
  if (match === null || /^[A-Z0-9_]+$/.test(last) || NOT_A_CLIENT.test(last.toUpperCase())) return undefined;
  if (path.length === 1 && SEMAPHORE_LOGIN.test(last)) return undefined;
  const [, word = '', sign = '', key = ''] = match;
  const slot = NESTED_SLOTS.get(squash(key));
  if (slot === undefined || isLabel(slot, value) || (/^address$/i.test(key) && !/smtp/i.test(word))) return undefined;
  return placed(slot, value, [...path.slice(0, -1), word + (sign === '' ? CAMEL : sign)].join('.'));
}

/** Ends a group whose keys are `smtpHost` and kin. */
const CAMEL = '*';

/** The path that a slot has in the group: an own key in an object, or a prefixed one beside its relatives. */
export function spellNestedKey(slot: Slot, group: string): string | undefined {
  const key = NESTED_KEYS[slot]?.[0];
  if (key === undefined) return undefined;
  const sign = group.slice(-1);
  if (sign === CAMEL) return `${group.slice(0, -1)}${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  if (sign !== '_' && sign !== '-') return `${group}.${key}`;
  return group + key.replace(/[A-Z]+/g, (letters) => sign + letters.toLowerCase());
}

/** The words of a form in a file of translations: no digit in a port, a space in a host. */
function isLabel(slot: Slot, value: string | undefined): boolean {
  if (value === undefined || value === '') return false;
  return slot === 'port' ? !/\d/.test(value) : slot === 'host' && (/\s/.test(value.trim()) || VERSION.test(value));
}

/** `"smtp-server": "^3.1.0"` is a package that is depended on. */
const VERSION = /^(?:[~^<>=]{1,2}|workspace:|npm:)|^v?\d{1,5}\.\d{1,5}\.\d{1,5}(?:-[\w.]{1,40})?$/;

/** `ConnectionStrings__Email=smtp://…`: whatever the name, the value says what it is. A block of its own. */
function urlOf(path: readonly string[], value: string | undefined): PatternMatch | undefined {
  if (value === undefined || !/^(?:smtps?|submissions?):\/\/\S/i.test(value)) return undefined;
  // The examples of a JSON schema.
  if (path.includes('examples')) return undefined;
  return { slot: 'url', group: `${path.join('.')}=` };
}

/** A URL must be one of mail, wherever it stands, and a host no mail address. */
function placed(slot: Slot, value: string | undefined, group: string): PatternMatch | undefined {
  if (slot !== 'url' && slot !== 'host') return { slot, group };
  if (value === undefined) return slot === 'host' ? { slot, group } : undefined;
  if (/^(?:smtps?|submissions?):\/\//i.test(value)) return { slot: 'url', group };
  if (slot !== 'host' || value.includes('@')) return undefined;
  return { slot: HOST_WITH_PORT.test(value) ? 'hostPort' : 'host', group };
}

/** Programs that nobody knows may well want both in one value. */
const HOST_WITH_PORT = /^[\w.-]{1,150}:\d{1,5}$/;

function slotsByKey(
  keys: Readonly<Record<string, readonly string[]>>,
  normal: (key: string) => string,
): ReadonlyMap<string, Slot> {
  return new Map(Object.entries(keys).flatMap(([slot, names]) => names.map((name) => [normal(name), slot] as const)));
}

function squash(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}
