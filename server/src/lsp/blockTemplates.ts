import { applyEdits } from '../core/edits.ts';
import { understand } from '../core/lint.ts';
import type { Block, Dialect, DialectExample, Mode, Range, Slot, Write } from '../core/model.ts';
import { editsOf } from '../core/writes.ts';
import { snippetText } from './completionItems.ts';

/** Where a block of settings leads. */
export interface BlockServer {
  readonly host: string;
  readonly port: number;
  readonly mode: Mode;
}

/** A block in a dialect for one port and mode, with the places of what differs between servers and users. */
export interface BlockTemplate {
  readonly text: string;
  readonly host: Range;
  readonly user?: Range;
  /** Values that only the user knows. */
  readonly own: readonly Range[];
}

/** Gives the template of a dialect for a server; each is made once. */
export type Templates = (dialect: Dialect, server: BlockServer) => BlockTemplate | undefined;

/** Modes that a dialect may write for a wanted one, best first: many programs cannot demand STARTTLS. */
const NEAREST: Readonly<Record<Mode, readonly Mode[]>> = {
  implicit: ['implicit'],
  starttls: ['starttls', 'opportunistic'],
  opportunistic: ['starttls', 'opportunistic'],
  none: ['none', 'opportunistic'],
};

/** Templates for the time of one request: servers with the same port and mode share one. */
export function blockTemplates(): Templates {
  const made = new Map<string, BlockTemplate | undefined>();
  return (dialect, { port, mode }) => {
    const id = `${dialect.id} ${port} ${mode}`;
    if (!made.has(id)) made.set(id, templateOf(dialect, port, mode));
    return made.get(id);
  };
}

/** The dialect's own example with another port and mode; undefined where it cannot be written so that it works. */
function templateOf(dialect: Dialect, port: number, wanted: Mode): BlockTemplate | undefined {
  const { starttls587, implicit465 } = dialect.examples;
  const example = wanted === 'implicit' ? (implicit465 ?? starttls587) : starttls587;
  if (example === undefined) return undefined;
  for (const mode of NEAREST[wanted]) {
    const template = written(example, port, mode);
    if (template !== undefined) return template;
  }
  return undefined;
}

function written(example: DialectExample, port: number, mode: Mode): BlockTemplate | undefined {
  const { file } = example;
  const moved = apply(file, example.text, () => [{ slot: 'port', value: port }]);
  // What a dialect writes for a mode may name another port, which the provider does not have.
  const text =
    moved === undefined
      ? undefined
      : apply(file, moved, ({ dialect, settings }) =>
          dialect.write(mode, settings)?.filter(({ slot }) => slot !== 'port'),
        );
  const block = text === undefined ? undefined : blockIn(file, text);
  const [host] = block === undefined ? [] : rangesOf(block, ['host']);
  if (text === undefined || block === undefined || host === undefined) return undefined;
  if (block.settings.text('port') !== String(port) && !block.readings.some((reading) => reading.port === port)) {
    return undefined;
  }
  if (!block.readings.some(({ outcome }) => outcome === mode)) return undefined;
  const [user] = rangesOf(block, ['user']);
  return { text, host, ...(user === undefined ? {} : { user }), own: rangesOf(block, ['user', 'password', 'from']) };
}

function apply(
  file: string,
  text: string,
  writesFor: (block: Block) => readonly Write[] | undefined,
): string | undefined {
  const block = blockIn(file, text);
  const writes = block === undefined ? undefined : writesFor(block);
  const edits = block === undefined || writes === undefined ? undefined : editsOf(block, writes);
  return edits === undefined ? undefined : applyEdits(text, edits);
}

function blockIn(file: string, text: string): Block | undefined {
  return understand(file, text)?.blocks[0];
}

function rangesOf({ settings }: Block, slots: readonly Slot[]): readonly Range[] {
  const ranges = slots.flatMap((slot): Range[] => {
    const setting = settings.get(slot);
    return setting.state === 'known' || setting.state === 'dynamic' ? [setting.range] : [];
  });
  return ranges.sort((a, b) => a.start - b.start);
}

/** The block for one server; `user` is the only user name there is, where the provider has one. */
export function fill(template: BlockTemplate, host: string, user: string | undefined): string {
  return assemble(template, host, user, { plain: (text) => text, own: (text) => text });
}

/** The same as a snippet that asks for the values of the user's own. */
export function snippetOf(template: BlockTemplate, host: string, user: string | undefined): string {
  let count = 0;
  return assemble(template, host, user, {
    plain: snippetText,
    own: (text) => `\${${++count}:${snippetText(text)}}`,
  });
}

function assemble(
  { text, host, user, own }: BlockTemplate,
  hostName: string,
  userName: string | undefined,
  write: { plain(text: string): string; own(text: string): string },
): string {
  let result = '';
  let done = 0;
  for (const range of [host, ...own].sort((a, b) => a.start - b.start)) {
    if (range.start < done) continue;
    result += write.plain(text.slice(done, range.start));
    const isNamed = range.start === user?.start && userName !== undefined;
    if (range === host) result += write.plain(hostName);
    else result += isNamed ? write.plain(userName) : write.own(text.slice(range.start, range.end));
    done = range.end;
  }
  // The line that it is written on has its own end.
  return result + write.plain(text.slice(done).trimEnd());
}
