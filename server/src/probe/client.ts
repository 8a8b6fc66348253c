import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import type { Reply } from './reply.ts';
import type { Run } from './run.ts';
import type { Session } from './session.ts';
import { IoError, untilAborted } from './timing.ts';

/*
 * Login and message go through nodemailer's own SMTPConnection, so that the test says on the wire what a real client
 * says. It cannot take over a session after EHLO: on any socket it waits for a greeting and says EHLO itself. So it gets
 * a stand-in for the socket that greets, answers EHLO from what the server has already said, and passes everything
 * after that on. That keeps what nodemailer leaves open in our hands: the reading is bounded, each command has a deadline,
 * nothing is sent before the caller has decided that it may be, and replies are judged as they came, not by its error texts.
 */

/** The dialogue that nodemailer had: what it sent is not kept, only the verbs. */
export interface Exchange {
  /** `AUTH`, `MAIL`, `RCPT`, `DATA`, or `.` for the end of the message. */
  readonly verb: string;
  readonly reply: Reply;
}

export interface Client {
  readonly connection: SMTPConnection;
  readonly exchanges: readonly Exchange[];
  /** Runs one operation of the connection; rejects with an `IoError` when the dialogue breaks off, else gives nodemailer's error or none. */
  run(start: (done: (error: unknown) => void) => void): Promise<unknown>;
  /** Which limit the next replies have. */
  waitsFor(next: 'auth' | 'mail'): void;
  /** Hands the session back. */
  close(): void;
}

/** Puts nodemailer on a session that is ready for AUTH or MAIL. `extensions` are the lines to show to it, without codes. */
export type OpenClient = (session: Session, extensions: readonly string[], waits: 'auth' | 'mail') => Promise<Client>;

/** Brings nodemailer as far as it gets without a session: that takes as long as a quick server's answer. */
export function prepareClient(run: Run): OpenClient {
  const exchanges: Exchange[] = [];
  let wait: 'auth' | 'mail' = 'auth';
  let broken: IoError | undefined;
  let onBreak: ((error: IoError) => void) | undefined;
  let onError: ((error: unknown) => void) | undefined;
  const standIn = new StandIn({
    limit: () => run.limit(wait),
    heard: (exchange) => exchanges.push(exchange),
    broke: (error) => {
      broken ??= error;
      onBreak?.(broken);
    },
  });
  const connection = new SMTPConnection({
    // It is typed as a socket, and uses of it what every stream has, and three settings that the stand-in takes.
    connection: standIn as Duplex as Socket,
    host: run.target.host,
    secure: true,
    secured: true,
    name: 'client',
    socketCloseTimeout: 0,
    customAuth: { XOAUTH2: xoauth2, [PLAIN_IN_TWO_STEPS]: plainInTwoSteps },
  });
  // Unheard, its errors would end the process.
  connection.on('error', (error) => onError?.(error));
  const client: Client = {
    connection,
    exchanges,
    run: (start) =>
      untilAborted(
        run.signal,
        new Promise((resolve, reject) => {
          onBreak = reject;
          onError = resolve;
          if (broken !== undefined) reject(broken);
          else start((error) => (broken === undefined ? resolve(error) : reject(broken)));
        }),
      ),
    waitsFor: (next) => {
      wait = next;
    },
    close: () => {
      standIn.detach();
      connection.close();
    },
  };
  const connected = new Promise<unknown>((resolve) => connection.connect(resolve));
  // For a login alone it needs to hear of the mechanism that it is told to use, and of nothing else.
  if (run.options.to === undefined) standIn.answerHello([`AUTH ${run.target.mechanism?.toUpperCase() ?? 'PLAIN'}`]);
  return async (session, extensions, waits) => {
    wait = waits;
    standIn.session = session;
    standIn.answerHello(extensions);
    await client.run((done) => void connected.then(done));
    return client;
  };
}

/** AUTH PLAIN for servers older than RFC 4954, which take no response in the command itself. */
export const PLAIN_IN_TWO_STEPS = 'PLAIN IN TWO STEPS';

function plainInTwoSteps(context: SMTPConnectionCustomAuthContext): void {
  const { user, pass } = context.auth.credentials;
  context.sendCommand('AUTH PLAIN', (_, first) => {
    if (first.status !== 334) return context.reject('refused');
    context.sendCommand(Buffer.from(`\0${user}\0${pass}`).toString('base64'), (_error, last) =>
      last.status === 235 ? context.resolve() : context.reject('refused'),
    );
  });
}

/** The token goes as it is: fetching and renewing tokens is not the test's business. */
function xoauth2(context: SMTPConnectionCustomAuthContext): void {
  const { user, pass } = context.auth.credentials;
  const token = Buffer.from(`user=${user}\x01auth=Bearer ${pass}\x01\x01`).toString('base64');
  context.sendCommand(`AUTH XOAUTH2 ${token}`, (_, first) => {
    // A refusal comes as a challenge with the reason, which has to be answered before the final code (RFC 7628 3.2.3).
    if (first.status === 334) context.sendCommand('', () => context.reject('refused'));
    else if (first.status === 235) context.resolve();
    else context.reject('refused');
  });
}

/**
 * The reply as RFC 5321 has it: each line with the code, the last one with a space behind it. A reply that was cut off, or
 * has lines without a code, would leave nodemailer waiting for its end.
 */
function wellFormed({ code, raw }: Reply): string {
  if (code === 0) return `${raw}\r\n`;
  const lines = raw.split('\r\n').map((line) => line.replace(/^\d{3}(?:[ -]|$)/, ''));
  return lines.map((line, at) => `${code}${at < lines.length - 1 ? '-' : ' '}${line}\r\n`).join('');
}

interface Listener {
  readonly limit: () => number;
  readonly heard: (exchange: Exchange) => number;
  readonly broke: (error: IoError) => void;
}

/** A login has at most four exchanges, a message five: a server that asks on and on is not answered for ever. */
const MAX_EXCHANGES = 16;

/** Looks like the socket of a server that has just greeted, and speaks for the session behind it. */
class StandIn extends Duplex {
  readonly #listener: Listener;
  /** The session to speak for, as soon as there is one. */
  session: Session | undefined;
  /** The answer to EHLO, as soon as it is known. */
  #hello: string | undefined;
  #isAsked = false;
  #isAnswered = false;
  #detached = false;
  #inMessage = false;
  #tail = '';

  constructor(listener: Listener) {
    super();
    this.#listener = listener;
    this.push('220 ready\r\n');
  }

  /** What the server offers; the first answer counts. */
  answerHello(extensions: readonly string[]): void {
    const lines = ['hello', ...extensions];
    this.#hello ??= lines.map((line, at) => `250${at < lines.length - 1 ? '-' : ' '}${line}\r\n`).join('');
    this.#sendHello();
  }

  #sendHello(): void {
    if (!this.#isAsked || this.#hello === undefined || this.#isAnswered) return;
    this.#isAnswered = true;
    this.push(this.#hello);
  }

  detach(): void {
    this.#detached = true;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (!this.#isAnswered) {
      this.#isAsked = true;
      this.#sendHello();
    } else if (!this.#detached && this.session !== undefined) {
      this.session.write(chunk);
      this.#expect(this.session, chunk);
    }
    done();
  }

  /** Every write is one command, except for the message, which ends with a dot on a line of its own. */
  #expect(session: Session, chunk: Buffer): void {
    if (!this.#inMessage) {
      const verb = /^(?:AUTH|MAIL|RCPT|DATA)(?=[ \r])/.exec(chunk.subarray(0, 8).toString('latin1'))?.[0];
      this.#await(session, verb ?? 'AUTH');
      return;
    }
    this.#tail = (this.#tail + chunk.toString('latin1')).slice(-5);
    if (this.#tail === '\r\n.\r\n') {
      this.#inMessage = false;
      this.#await(session, '.');
    }
  }

  #await(session: Session, verb: string): void {
    session.reply(this.#listener.limit()).then(
      (reply) => {
        if (this.#detached) return;
        if (this.#listener.heard({ verb, reply }) > MAX_EXCHANGES) this.#listener.broke(new IoError('abuse'));
        if (verb === 'DATA' && reply.code >= 200 && reply.code < 400) this.#inMessage = true;
        this.push(wellFormed(reply));
      },
      (error: unknown) => this.#listener.broke(error instanceof IoError ? error : new IoError('closed')),
    );
  }

  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }
}
