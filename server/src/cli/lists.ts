import { dialects } from '../core/dialects/index.ts';
import type { Dialect, Provider } from '../core/model.ts';
import { nearestWord } from '../core/near.ts';
import { providerOfHost, providers } from '../core/provider.ts';
import { docsUrl } from '../core/rule.ts';
import { rules } from '../core/rules/index.ts';
import { oneOf, parseArguments } from './args.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { LIST_OPTIONS } from './options.ts';
import { escapeCell } from './output/markdown.ts';
import { providerText } from './pages/provider.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;

interface Column<T> {
  readonly title: string;
  cell(item: T): string;
}

/** `smtplint rules`. */
export async function listRules(argv: readonly string[], io: Io): Promise<number> {
  const { format } = request(argv, 0);
  const items = rules.map((rule) => ({
    id: rule.id,
    severity: rule.off === true ? ('off' as const) : rule.severity,
    severityWhenOn: rule.severity,
    fix: rule.fix,
    stability: rule.stability,
    summary: rule.summary,
    docs: docsUrl(rule.id),
  }));
  return print(io, format, 'rules', items, [
    { title: 'Rule', cell: ({ id }) => id },
    { title: 'Severity', cell: ({ severity }) => severity },
    { title: 'Fix', cell: ({ fix }) => fix },
    { title: 'What it catches', cell: ({ summary }) => summary },
  ]);
}

/** `smtplint dialects`. */
export async function listDialects(argv: readonly string[], io: Io): Promise<number> {
  const { format } = request(argv, 0);
  const items = dialects.map(({ id, name, ecosystem, generic, keys, sources }: Dialect) => ({
    id,
    name,
    ecosystem,
    generic: generic === true,
    keys,
    sources,
  }));
  return print(io, format, 'dialects', items, [
    { title: 'Dialect', cell: ({ id }) => id },
    { title: 'Ecosystem', cell: ({ ecosystem }) => ecosystem },
    { title: 'Name', cell: ({ name }) => name },
  ]);
}

/** `smtplint providers [HOST]`: all of them, or what is known about the one that a host belongs to. */
export async function listProviders(argv: readonly string[], io: Io): Promise<number> {
  const { format, word } = request(argv, 1);
  if (word !== undefined) {
    const provider = findProvider(word);
    if (format === 'json') io.out(jsonText('providers', [plain(provider)]));
    else io.out(providerText(provider, format === 'markdown'));
    return EXIT.ok;
  }
  const items = providers.map(plain);
  return print(io, format, 'providers', items, [
    { title: 'Provider', cell: ({ id }) => id },
    { title: 'Name', cell: ({ name }) => name },
    {
      title: 'Host',
      cell: ({ hosts }) => hosts.find(({ status }) => status === 'current')?.example ?? hosts[0]?.example ?? '',
    },
    { title: 'Ports', cell: ({ endpoints }) => endpoints.map(({ port, mode }) => `${port} ${mode}`).join(', ') },
    { title: 'Read on', cell: ({ verifiedOn }) => verifiedOn },
  ]);
}

/** The provider of a host name, or with that id; a `UsageError` with the nearest when there is none. */
export function findProvider(word: string): Provider {
  const found = providers.find(({ id }) => id === word.toLowerCase()) ?? providerOfHost(word)?.provider;
  if (found !== undefined) return found;
  const words = providers.flatMap(({ id, hosts }) => [id, ...hosts.map(({ example }) => example)]);
  const near = nearestWord(word, words);
  throw new UsageError(`no provider is known by "${word}".${near === undefined ? '' : ` Did you mean "${near}"?`}`);
}

/** What is shown of a provider: patterns as text, and nothing that nobody has read. */
function plain({ unread: _, ...provider }: Provider): Omit<Provider, 'unread'> & { readonly hosts: Provider['hosts'] } {
  return provider;
}

function request(argv: readonly string[], words: number) {
  const args = parseArguments(argv, LIST_OPTIONS);
  if (args.positionals.length > words) throw new UsageError(`unexpected argument "${args.positionals[words]}".`);
  const format = oneOf(args.get('format') ?? 'text', FORMATS, 'output format');
  return { format, word: args.positionals[0] };
}

function print<T>(
  io: Io,
  format: (typeof FORMATS)[number],
  name: string,
  items: readonly T[],
  columns: readonly Column<T>[],
): number {
  if (format === 'json') {
    io.out(jsonText(name, items));
  } else io.out(format === 'markdown' ? markdownTable(items, columns) : textTable(items, columns));
  return EXIT.ok;
}

/** A pattern has no JSON form of its own: its source stands for it. */
function jsonText(name: string, items: readonly unknown[]): string {
  const data = { schema: `smtplint/${name}/1`, [name]: items };
  return `${JSON.stringify(data, (_, value) => (value instanceof RegExp ? value.source : value), 2)}\n`;
}

function markdownTable<T>(items: readonly T[], columns: readonly Column<T>[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const head = row(columns.map(({ title }) => title)) + row(columns.map(() => '---'));
  return head + items.map((item) => row(columns.map(({ cell }) => escapeCell(cell(item))))).join('');
}

function textTable<T>(items: readonly T[], columns: readonly Column<T>[]): string {
  const rows = items.map((item) => columns.map(({ cell }) => cell(item)));
  const widths = columns.map((_, i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')}\n`)
    .join('');
}
