/** One mistake put into a clean block of a real file, and the rules that may name it. */
export interface Plant {
  readonly kind: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly rules: readonly string[];
}

export interface PlantingGround {
  readonly line_start: number;
  readonly line_end: number;
  readonly host: string;
  readonly port: number | null;
  readonly security: string;
  readonly user: string;
}

const HOST_RULES = ['host-not-smtp', 'provider-mismatch'];
const MODE_RULES = ['tls-port-mismatch', 'conflicting-settings', 'implicit-tls-unsupported'];
/** Frameworks in which port 465 alone switches to implicit TLS: there the other mode is no mistake. */
const PORT_DECIDES = /laravel|symfony|alertmanager|grafana|gitea|bitwarden|codeigniter/;

/** The mistakes that can be planted into a block whose host (and port) stand there as literals. */
export function plantsOf(text: string, block: PlantingGround, framework: string): readonly Plant[] {
  const rows = text.split('\n');
  const { host, port } = block;
  if (!/^[a-z0-9][a-z0-9.-]*$/i.test(host) || host === 'env' || host === 'null') return [];
  const hostRow = rowOf(rows, block, host);
  if (hostRow < 0) return [];
  const withHost = (value: string): readonly string[] => rows.with(hostRow, swap(rows[hostRow] ?? '', host, value));
  const plant = (kind: string, changed: readonly string[], row: number, rules: readonly string[]): Plant => ({
    kind,
    text: changed.join('\n'),
    line: row + 1,
    rules,
  });
  const found = [
    plant('host typo', withHost('smtp.gmial.com'), hostRow, ['host-typo']),
    plant('IMAP host', withHost('imap.gmail.com'), hostRow, HOST_RULES),
  ];
  // Inside a URL a URL for the host is no mistake that anybody makes.
  if (!(rows[hostRow] ?? '').includes('://')) {
    found.push(plant('URL in the host', withHost('https://smtp.gmail.com'), hostRow, HOST_RULES));
  }
  const portRow = port === null ? -1 : rowOf(rows, block, String(port));
  if (portRow < 0) return found;
  const remote = withHost('smtp.gmail.com');
  const withPort = (value: string): readonly string[] =>
    remote.with(portRow, swap(remote[portRow] ?? '', String(port), value));
  found.push(plant('IMAP port', withPort('993'), portRow, ['invalid-port', ...HOST_RULES]));
  found.push(plant('port out of range', withPort('70000'), portRow, ['invalid-port', 'dsn-encoding', 'invalid-value']));
  if (block.user !== '' && block.user !== 'null') {
    found.push(plant('25 with a login', withPort('25'), portRow, ['port-25-submission']));
  }
  // Where no word of the block asks for implicit TLS, the port alone did.
  const says = rows.slice(block.line_start - 1, block.line_end).some((row) => /ssl|tls|secur|smtps|encrypt/i.test(row));
  if (block.security === 'implicit' && says)
    found.push(plant('587 with implicit TLS', withPort('587'), portRow, MODE_RULES));
  if (['starttls', 'none'].includes(block.security) && !PORT_DECIDES.test(framework)) {
    found.push(plant('465 without implicit TLS', withPort('465'), portRow, MODE_RULES));
  }
  return found;
}

/** The line of the block on which a value stands as a word of its own, outside of comments. */
function rowOf(rows: readonly string[], { line_start, line_end }: PlantingGround, value: string): number {
  const found: number[] = [];
  for (let row = line_start - 1; row < line_end; row++) {
    const text = rows[row] ?? '';
    if (!/^\s*(#|\/\/|;)/.test(text) && wordAt(text, value) >= 0) found.push(row);
  }
  // The domain of the sender may be the host's name as well.
  return found.find((row) => /host|server|addr|url|dsn|port/i.test(rows[row] ?? '')) ?? found[0] ?? -1;
}

function swap(row: string, value: string, other: string): string {
  const at = wordAt(row, value);
  return row.slice(0, at) + other + row.slice(at + value.length);
}

/** Where `value` stands in the part of the row behind its key. */
function wordAt(row: string, value: string): number {
  for (let at = row.lastIndexOf(value); at >= 0; at = at === 0 ? -1 : row.lastIndexOf(value, at - 1)) {
    const before = row[at - 1] ?? ' ';
    const after = row[at + value.length] ?? ' ';
    if (!/[\w.-]/.test(before) && !/[\w.-]/.test(after)) return at;
  }
  return -1;
}
