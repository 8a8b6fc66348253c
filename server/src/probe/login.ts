import { say } from '../core/say.ts';
import { type Client, type OpenClient, PLAIN_IN_TWO_STEPS, prepareClient } from './client.ts';
import type { Extensions } from './extensions.ts';
import { loginHint } from './hints.ts';
import { judgeAuth } from './judge.ts';
import type { Reply } from './reply.ts';
import { type Advice, brokenOff, fail, type Run, words } from './run.ts';
import type { Secured } from './secure.ts';

/** What can be tried with a user name and a password, in the order in which nodemailer prefers them. */
const WITH_PASSWORD = ['PLAIN', 'LOGIN', 'CRAM-MD5'];

type Permission = 'encrypted' | 'local' | 'agreed' | 'unverified' | 'cleartext';

/** The one place that decides whether a password may be sent over this connection. */
function mayLogIn(run: Run, place: Secured): Permission {
  if (place.encrypted && place.trusted) return 'encrypted';
  if (run.isLocal(place.address)) return 'local';
  // An unverified certificate means that anyone may be at the other end: no agreement covers that.
  if (place.encrypted) return 'unverified';
  return run.options.allowPlaintextAuth === true ? 'agreed' : 'cleartext';
}

/** The step `auth`. Gives nodemailer's connection when one was opened, for the message. */
export async function logIn(
  run: Run,
  place: Secured,
  extensions: Extensions,
  open: OpenClient | undefined,
): Promise<Client | undefined> {
  const { user, password } = run.target;
  const since = performance.now();
  const skip = (detail: string): undefined => run.step('auth', 'skip', since, detail) as undefined;
  if (user === undefined || user === '') {
    const permission = mayLogIn(run, place);
    // A message to a catcher on this machine has better things to tell.
    const plain = !place.encrypted && !(permission === 'local' && run.options.to !== undefined);
    if (plain) warnPlain(run, place, extensions, since);
    else skip('The settings have no user name, so no login was tried.');
    return undefined;
  }
  if (place.distrust !== undefined) return skip('The certificate does not verify, so the login was not sent.');
  if (extensions.auth.length === 0) notOffered(run, place, extensions);
  const permission = mayLogIn(run, place);
  if (permission === 'cleartext') {
    const message = say`The login was not sent: the connection to ${run.place} is not encrypted.`;
    run.warn({ why: 'auth-in-cleartext', step: 'auth', message, advice: encrypt(extensions) }, since);
    return undefined;
  }
  if (permission === 'unverified') return skip('The certificate does not verify, so the login was not sent.');
  if (password === undefined || password.reveal() === '')
    return skip('No password is known, so the login was not tried.');
  const mechanism = choose(run, extensions);
  const client = await sendLogin(
    run,
    place,
    extensions,
    open ?? prepareClient(run),
    mechanism,
    user,
    password.reveal(),
  );
  if (permission === 'agreed') {
    const message = say`${run.place} accepts the login, but user name and password crossed the network in clear.`;
    run.warn({ why: 'auth-in-cleartext', step: 'auth', message, advice: encrypt(extensions) }, since);
  } else {
    run.step('auth', 'ok', since, `Logged in with ${mechanism}.`, { mechanism });
  }
  return client;
}

function warnPlain(run: Run, { address }: Secured, extensions: Extensions, since: number): void {
  const bare = say`${run.place} works without a login, and nothing is encrypted.`;
  const message = run.isLocal(address) ? say`${bare} That is all right for a server on this machine.` : bare;
  run.warn({ why: 'plaintext-no-auth', step: 'auth', message, advice: encrypt(extensions) }, since);
}

function encrypt(extensions: Extensions): readonly Advice[] {
  return extensions.starttls
    ? [
        {
          text: say`Require STARTTLS, which the server offers on this port.`,
          writes: [{ slot: 'security', value: 'starttls' }],
        },
      ]
    : [];
}

function notOffered(run: Run, place: Secured, extensions: Extensions): never {
  if (!place.encrypted && extensions.starttls) {
    const message = say`${run.place} offers a login only after STARTTLS, which the settings do not use.`;
    fail({ why: 'auth-requires-tls', step: 'auth', message, advice: encrypt(extensions) });
  }
  fail({
    why: 'auth-not-offered',
    step: 'auth',
    message: say`${run.place} offers no login, but the settings have a user name.`,
  });
}

function choose(run: Run, extensions: Extensions): string {
  const demanded = run.target.mechanism?.toUpperCase();
  const possible =
    demanded === undefined ? WITH_PASSWORD : [...WITH_PASSWORD, 'XOAUTH2'].filter((name) => name === demanded);
  const found = possible.find((name) => extensions.auth.includes(name));
  if (found !== undefined) return found;
  const offered = extensions.auth.slice(0, 12).join(', ');
  const wanted =
    demanded === undefined ? say`none of them takes a password` : say`the settings demand ${run.clean(demanded, 40)}`;
  fail({
    why: 'auth-no-common-mechanism',
    step: 'auth',
    message: say`${run.place} offers the logins ${run.clean(offered)}; ${wanted}.`,
    facts: { offered: extensions.auth.slice(0, 20) },
  });
}

async function sendLogin(
  run: Run,
  place: Secured,
  extensions: Extensions,
  open: OpenClient,
  mechanism: string,
  user: string,
  pass: string,
): Promise<Client> {
  try {
    const client = await open(place.session, [`AUTH ${mechanism}`, ...forMessage(extensions)], 'auth');
    const attempt = (method: string): Promise<unknown> =>
      client.run((done) => client.connection.login({ user, pass, method }, done));
    const error = await attempt(mechanism);
    if (!error) return client;
    // Not the password was refused, but the way of saying it: there may be another.
    const code = client.exchanges.at(-1)?.reply.code;
    if (mechanism === 'PLAIN' && (code === 501 || code === 504)) {
      const other = extensions.auth.includes('LOGIN') && run.target.mechanism === undefined;
      if (!(await attempt(other ? 'LOGIN' : PLAIN_IN_TWO_STEPS))) return client;
    }
    client.close();
    refused(run, client.exchanges.at(-1)?.reply);
  } catch (error) {
    throw brokenOff(run, 'auth', error);
  }
}

/** The extensions that the message may use. Without PIPELINING each command has its own answer, which is what a test is for. */
export function forMessage(extensions: Extensions): readonly string[] {
  return [
    ...(extensions.smtputf8 ? ['SMTPUTF8'] : []),
    ...(extensions.size === undefined ? [] : [`SIZE ${extensions.size}`]),
  ];
}

function refused(run: Run, reply: Reply | undefined): never {
  if (reply === undefined || reply.code < 400 || reply.code > 599) {
    const said = reply === undefined ? say`nothing` : words(run, reply);
    fail({
      why: 'protocol-abuse',
      step: 'auth',
      message: say`${run.place} does not keep to the dialogue of a login: ${said}`,
    });
  }
  const why = judgeAuth(reply);
  const hint = why.startsWith('auth-') && why !== 'auth-temporary' ? loginHint(run.target.host) : undefined;
  fail({
    why,
    step: 'auth',
    message: say`${run.place} refuses ${say`the login`}: ${words(run, reply)}`,
    ...(hint === undefined ? {} : { advice: [{ text: hint }] }),
  });
}
