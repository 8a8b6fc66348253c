import type { Socket } from 'node:net';
import { type Reply, ReplyReader } from './reply.ts';
import { IoError, type IoFault, wait } from './timing.ts';
import { tlsCode } from './tls.ts';

/** Replies that nobody asked for; more than this is a flood. */
const MAX_QUEUED = 100;
/** The farewell outlives the test and its signal. */
const NEVER = new AbortController().signal;
/** What is kept of the first bytes, to recognise other protocols. */
const HEAD = 512;

/**
 * One SMTP dialogue over one socket. It owns the socket and reads it at once, within hard limits:
 * either replies wait here, or one reader waits for a reply, never both.
 */
export class Session {
  readonly socket: Socket;
  readonly #signal: AbortSignal;
  readonly #reader = new ReplyReader();
  readonly #queue: Reply[] = [];
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  #ended: IoError | undefined;
  readonly #head: Buffer[] = [];
  #headLength = 0;
  #watch: (() => void) | undefined;

  constructor(socket: Socket, signal: AbortSignal) {
    this.socket = socket;
    this.#signal = signal;
    socket.setNoDelay(true);
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
    socket.on('end', this.#onClose);
  }

  /** The first bytes that the server sent. */
  get head(): Buffer {
    return Buffer.concat(this.#head);
  }

  /** The next reply; rejects with an `IoError`. */
  reply(ms: number): Promise<Reply> {
    return wait<Reply>(ms, this.#signal, (resolve, reject) => {
      const queued = this.#queue.shift();
      if (queued !== undefined) resolve(queued);
      else if (this.#ended !== undefined) reject(this.#ended);
      else this.#waiting = { resolve, reject };
      return () => {
        this.#waiting = undefined;
      };
    }).catch((error: unknown) => {
      if (error instanceof IoError && error.fault === 'timeout') {
        throw new IoError('timeout', undefined, this.#reader.pending);
      }
      throw error;
    });
  }

  /** Sends one command and gives its reply. */
  async command(line: string, ms: number): Promise<Reply> {
    this.write(`${line}\r\n`);
    return this.reply(ms);
  }

  write(data: string | Uint8Array): void {
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(data);
  }

  /** Resolves at the first byte, or when the session ends; rejects after `ms`. */
  firstByte(ms: number): Promise<void> {
    return wait<void>(ms, this.#signal, (resolve) => {
      if (this.#headLength > 0 || this.#ended !== undefined) resolve();
      this.#watch = resolve;
      return () => {
        this.#watch = undefined;
      };
    });
  }

  /** Gives the socket away for a TLS handshake, and tells how many bytes had come that nobody asked for: they are dropped. */
  release(): { readonly socket: Socket; readonly dropped: string } {
    const dropped = [...this.#queue.map((reply) => reply.raw), this.#reader.pending]
      .filter((part) => part !== '')
      .join('\n');
    this.socket.off('data', this.#onData);
    this.socket.off('error', this.#onError);
    this.socket.off('close', this.#onClose);
    this.socket.off('end', this.#onClose);
    return { socket: this.socket, dropped };
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** Resolves when the server has answered QUIT or hung up, or after `ms`, even when the test is over by then. */
  farewell(ms: number): Promise<void> {
    return wait<void>(ms, NEVER, (resolve) => {
      if (this.#ended !== undefined || this.#queue.length > 0) resolve();
      this.#waiting = { resolve: () => resolve(), reject: () => resolve() };
      return undefined;
    }).catch(() => undefined);
  }

  readonly #onData = (chunk: Buffer): void => {
    if (this.#headLength < HEAD) {
      const part = chunk.subarray(0, HEAD - this.#headLength);
      this.#head.push(part);
      this.#headLength += part.length;
    }
    this.#watch?.();
    const replies = this.#reader.push(chunk);
    if (replies === undefined) {
      this.#end(new IoError('abuse'));
      this.socket.destroy();
      return;
    }
    for (const reply of replies) this.#deliver(reply);
  };

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    this.#end(new IoError(faultOf(error), tlsCode(error), this.#reader.pending));
    this.socket.destroy();
  };

  readonly #onClose = (): void => {
    if (this.#ended !== undefined) return;
    const partial = this.#reader.pending;
    const last = this.#reader.flush();
    if (last !== undefined) this.#deliver(last);
    this.#end(new IoError('closed', undefined, partial));
  };

  #deliver(reply: Reply): void {
    if (this.#waiting !== undefined) {
      const { resolve } = this.#waiting;
      this.#waiting = undefined;
      resolve(reply);
    } else if (this.#queue.length < MAX_QUEUED) {
      this.#queue.push(reply);
    } else {
      this.#end(new IoError('abuse'));
      this.socket.destroy();
    }
  }

  #end(error: IoError): void {
    this.#ended ??= error;
    this.#watch?.();
    this.#waiting?.reject(this.#ended);
  }
}

/** Errors of the TLS layer that come after the handshake (a refusal in TLS 1.3) are told apart from a plain reset. */
function faultOf(error: NodeJS.ErrnoException): IoFault {
  return error.code?.startsWith('ERR_SSL') === true || error.code === 'EPROTO' ? 'alert' : 'closed';
}
