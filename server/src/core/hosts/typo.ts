import type { Provider } from '../model.ts';
import { providers } from '../providers/index.ts';
import { normalizeHost, providerOfHost } from './lookup.ts';
import { isPlaceholderHost } from './placeholder.ts';

/** The host that was probably meant. */
export interface NearHost {
  readonly host: string;
  /** 1 or 2: how many slips of the keyboard lie between. */
  readonly distance: number;
  readonly provider: Provider;
}

interface Name {
  /** The labels before the registrable domain, with their dot. */
  readonly prefix: string;
  /** The label that a company registers: `gmail`. */
  readonly label: string;
  /** `com`, `co.uk`. */
  readonly suffix: string;
}

/** Wrong endings that are nearly always a slip. The first list holds no top-level domain, so even a short name proves it. */
const SUFFIX_SLIPS: Readonly<Record<string, { readonly never: readonly string[]; readonly rare: readonly string[] }>> =
  {
    com: { never: ['con', 'cmo', 'ocm', 'comm', 'coom', 'vom', 'xom', 'cpm', 'cim', 'copm'], rare: ['co', 'cm', 'om'] },
    net: { never: ['nte', 'ney', 'nett', 'ner', 'nrt'], rare: ['bet', 'met'] },
    org: { never: ['ogr', 'orgg', 'orh', 'ort', 'prg'], rare: [] },
    io: { never: ['oi'], rare: [] },
    eu: { never: ['ue'], rare: [] },
  };

/** Slips of the first label, where nothing else than `smtp` can be meant. */
const SMTP_SLIPS = /^(?:smpt|stmp|stpm|mstp|smttp|smmtp|smtpp|smptp)(?=\.)/;

/** Misspellings of `gmail` that are more than a turned or a doubled letter. */
const GMAIL_SLIPS: readonly string[] = ['gmai', 'gmal', 'gmil', 'gnail', 'gmaik', 'gmaio', 'gmaul', 'gmaol', 'gmsil'];

/** Companies whose names look like a slip of another's. */
const NAMESAKES: readonly string[] = ['privatemail.com', 'starmail.com', 'fastemail.com', 'mailjet.net', 'mailgun.com'];

const KEYBOARD: readonly string[] = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const MEANT: ReadonlyMap<string, Name> = new Map(
  providers
    .flatMap(({ hosts }) => hosts)
    .filter(({ status, shared, example }) => status === 'current' && shared !== true && example.includes('.'))
    .map(({ example }) => splitName(example))
    .map((name) => [`${name.label}.${name.suffix}`, name] as const),
);

/**
 * The provider's host that is a slip or two away. Silent on every host that could be somebody's own: known hosts, other
 * hosts of a provider's domain, and names that differ by more than what fingers do.
 */
export function nearestHost(host: string): NearHost | undefined {
  const name = normalizeHost(host);
  if (name.length < 10 || name.length > 100 || providerOfHost(name) || isPlaceholderHost(name)) return undefined;
  return candidates(name)
    .map(([meant, distance]) => resolve(meant, distance))
    .filter((near) => near !== undefined)
    .reduce<NearHost | undefined>((best, near) => (best && best.distance <= near.distance ? best : near), undefined);
}

function resolve(meant: string, distance: number): NearHost | undefined {
  const match = providerOfHost(meant);
  return match?.pattern.status === 'current' ? { host: meant, distance, provider: match.provider } : undefined;
}

function candidates(name: string): readonly (readonly [string, number])[] {
  const dotted = name.replaceAll(/[,;]/g, '.');
  if (dotted !== name) return [[dotted, 1]];
  const { prefix, label, suffix } = splitName(name);
  const domain = `${label}.${suffix}`;
  if (MEANT.has(domain)) return SMTP_SLIPS.test(name) ? [[name.replace(SMTP_SLIPS, 'smtp'), 1]] : [];
  if (NAMESAKES.includes(domain)) return [];
  const glued = /^smtp[-_]?([a-z].{4,})$/.exec(label)?.[1];
  if (prefix === '' && glued !== undefined) return [[`smtp.${glued}.${suffix}`, 1]];
  return [...MEANT.values()].flatMap((meant) => {
    const distance = domainSlip({ prefix, label, suffix }, meant);
    return distance === undefined ? [] : [[`${prefix}${meant.label}.${meant.suffix}`, distance] as const];
  });
}

function domainSlip(name: Name, meant: Name): number | undefined {
  if (name.label === meant.label) {
    const slips = SUFFIX_SLIPS[meant.suffix];
    const proves = slips?.never.includes(name.suffix) || (meant.label.length >= 5 && slips?.rare.includes(name.suffix));
    return proves ? 1 : undefined;
  }
  if (name.suffix !== meant.suffix || meant.label.length < 5) return undefined;
  if (meant.label === 'gmail' && GMAIL_SLIPS.includes(name.label)) return 1;
  // One letter makes another word of a short name, so only turned and doubled letters count there.
  const short = meant.label.length < 7;
  const cost = slipCost(name.label, meant.label, short);
  return cost <= (short ? 1 : 2) ? cost : undefined;
}

/**
 * Damerau-Levenshtein distance with the weights of typing: turned, doubled and neighbouring keys cost 1, a letter too
 * many or too few 2, another letter is no slip at all.
 */
function slipCost(typed: string, meant: string, strict: boolean): number {
  if (Math.abs(typed.length - meant.length) > 2) return Number.POSITIVE_INFINITY;
  const startsAlike = typed[0] === meant[0] || (typed[0] === meant[1] && typed[1] === meant[0]);
  if (!startsAlike) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= typed.length; i++) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= meant.length; j++) {
      if (i === 0 && j === 0) {
        row.push(0);
        continue;
      }
      const [a, b] = [typed[i - 1], meant[j - 1]];
      const turned = i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b;
      const same = a === b ? 0 : strict || !areNeighbours(a, b) ? Number.POSITIVE_INFINITY : 1;
      row.push(
        Math.min(
          i > 0 && j > 0 ? at(i - 1, j - 1) + same : Number.POSITIVE_INFINITY,
          at(i - 1, j) + (a !== undefined && a === typed[i - 2] ? 1 : 2),
          at(i, j - 1) + (b !== undefined && b === meant[j - 2] ? 1 : 2),
          turned ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(typed.length, meant.length);
}

/** Keys that lie side by side, or one below the other. */
function areNeighbours(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [keyOf(a), keyOf(b)];
  if (first === undefined || second === undefined) return false;
  const rows = Math.abs(first.row - second.row);
  const columns = Math.abs(first.column - second.column);
  return rows === 0 ? columns === 1 : rows === 1 && columns === 0;
}

function keyOf(letter: string | undefined): { readonly row: number; readonly column: number } | undefined {
  if (letter === undefined) return undefined;
  const row = KEYBOARD.findIndex((keys) => keys.includes(letter));
  return row < 0 ? undefined : { row, column: KEYBOARD[row]?.indexOf(letter) ?? -1 };
}

function splitName(host: string): Name {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  const size = last.length === 2 && labels.length > 2 && /^(?:com?|net?|org?|gov|edu|ac|go)$/.test(second) ? 2 : 1;
  const label = labels.at(-1 - size) ?? '';
  const prefix = labels.slice(0, -1 - size);
  return { prefix: prefix.length > 0 ? `${prefix.join('.')}.` : '', label, suffix: labels.slice(-size).join('.') };
}
