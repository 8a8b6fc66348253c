/** Hard limits on one reply; a real one has at most some thirty lines. */
export const MAX_BYTES = 64 * 1024;
export const MAX_LINES = 100;

/** One reply of the server. The text is raw: it passes the cleaner before it leaves the module. */
export interface Reply {
  /** The three-digit code; 0 when the line does not begin with one. */
  readonly code: number;
  /** The enhanced status code (`5.7.8`), when there is one. */
  readonly enhanced?: string;
  /** The lines without code and enhanced code. */
  readonly lines: readonly string[];
  /** All lines in one. */
  readonly text: string;
  /** The lines as they came, joined by CRLF. */
  readonly raw: string;
}

/** Turns bytes into replies, and never holds more than one reply may have. */
export class ReplyReader {
  #line = '';
  #lines: string[] = [];
  #bytes = 0;
  #empty = 0;

  /** True while a reply has begun and is not complete. */
  get partial(): boolean {
    return this.#bytes > 0;
  }

  /** What has come of the reply so far, bounded. */
  get pending(): string {
    return decode([...this.#lines, this.#line].join('\n').slice(0, 1024));
  }

  /** The replies that these bytes complete; undefined when the limits are exceeded. */
  push(chunk: Buffer): Reply[] | undefined {
    const replies: Reply[] = [];
    let at = 0;
    while (at < chunk.length) {
      const end = chunk.indexOf(10, at);
      const piece = end < 0 ? chunk.subarray(at) : chunk.subarray(at, end);
      this.#bytes += piece.length + 1;
      if (this.#bytes > MAX_BYTES || replies.length > MAX_LINES) return undefined;
      this.#line += piece.toString('latin1');
      if (end < 0) break;
      at = end + 1;
      const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
      this.#line = '';
      // Empty lines between replies are noise, within limits; within a reply they count as lines.
      if (line.trim() === '' && this.#lines.length === 0) {
        this.#bytes = 0;
        if (++this.#empty > MAX_LINES) return undefined;
        continue;
      }
      this.#lines.push(line);
      if (this.#lines.length > MAX_LINES) return undefined;
      if (isLast(line, this.#lines.length > 1)) replies.push(this.#take());
    }
    return replies;
  }

  /** What is left when the server closes: a refusal whose line break is missing still tells why. Half a consent is none. */
  flush(): Reply | undefined {
    const lines = this.#line === '' ? this.#lines : [...this.#lines, this.#line];
    if (lines.length === 0 || /^[123]\d\d(?:[ -]|$)/.test(lines[0] ?? '')) return undefined;
    this.#lines = lines;
    this.#line = '';
    return this.#take();
  }

  #take(): Reply {
    const lines = decode(this.#lines.join('\n')).split('\n');
    this.#lines = [];
    this.#bytes = 0;
    this.#empty = 0;
    return parseReply(lines);
  }
}

/** `250-` goes on; a line without a code inside a reply belongs to it; anything else ends it. */
function isLast(line: string, inside: boolean): boolean {
  if (/^\d{3}-/.test(line)) return false;
  return !inside || /^\d{3}(?: |$)/.test(line);
}

function parseReply(raw: readonly string[]): Reply {
  const code = Number(/^(\d{3})(?:[ -]|$)/.exec(raw[0] ?? '')?.[1] ?? 0);
  let enhanced: string | undefined;
  const lines = raw.map((line) => {
    if (code === 0) return line;
    const found = /^\d{3}[ -]?(?:([245]\.\d{1,3}\.\d{1,3})(?: |$))?(.*)$/.exec(line);
    enhanced ??= found?.[1];
    return found?.[2] ?? line;
  });
  return {
    code,
    ...(enhanced === undefined ? {} : { enhanced }),
    lines,
    text: lines.join(' ').trim(),
    raw: raw.join('\r\n'),
  };
}

/** Replies have no declared charset: UTF-8 when it is valid, else byte by byte. */
function decode(latin1: string): string {
  if (/^[\n -~]*$/.test(latin1)) return latin1;
  const utf8 = Buffer.from(latin1, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? latin1 : utf8;
}

/** Code, enhanced code and words, as they are quoted in messages. */
export function quote(reply: Reply): string {
  if (reply.code === 0) return reply.text;
  return [reply.code, reply.enhanced, reply.text].filter((part) => part !== undefined && part !== '').join(' ');
}
