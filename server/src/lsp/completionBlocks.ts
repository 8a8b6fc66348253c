import { dialects } from '../core/dialects/index.ts';
import { formatOf } from '../core/formats/index.ts';
import type { Dialect, FormatId, Provider } from '../core/model.ts';
import { providers, usualMode } from '../core/provider.ts';
import { say } from '../core/say.ts';
import { modePhrase, providerWords } from '../core/words.ts';
import { type BlockServer, blockTemplates, fill, snippetOf, type Templates } from './blockTemplates.ts';
import type { Offer } from './completionItems.ts';
import type { KeySpot } from './completionSpots.ts';

/** Whole blocks, one for each provider, in the dialect that the file speaks; for a file that has no settings yet. */
export function blockOffers(path: string, text: string, spot: KeySpot, snippets: boolean): readonly Offer[] {
  if (!spot.isOutermost || spot.isNamed || spot.typed.length < 2 || spot.hasBlocks) return [];
  const typed = spot.typed.toLowerCase();
  const others = text.slice(0, spot.range.start) + text.slice(spot.range.end);
  const spoken = spokenDialects(path, others, spot);
  const named = dialects.filter(({ id, name }) => typed.length >= 3 && begins([id, name], typed));
  const isMail = ['smtp', 'mail', 'email'].some((word) => word.startsWith(typed));
  const all = isMail ? spoken : named;
  const templates = blockTemplates();
  const offers = all.flatMap((dialect) =>
    providers.flatMap((provider) => offerOf(dialect, provider, templates, spot, snippets)),
  );
  if (isMail || typed.length < 3) return offers;
  const wanted = providers.filter(({ id, name }) => begins([id, ...name.split(/[^A-Za-z0-9]+/)], typed));
  const own = spoken
    .filter((dialect) => !named.includes(dialect))
    .flatMap((dialect) => wanted.flatMap((provider) => offerOf(dialect, provider, templates, spot, snippets)));
  return [...offers, ...own];
}

function begins(names: readonly string[], typed: string): boolean {
  return names.some((name) => name.toLowerCase().startsWith(typed));
}

/** The dialects that the file and its other settings speak for, the best first; else the generic one of the format. */
function spokenDialects(path: string, others: string, { format, entries }: KeySpot): readonly Dialect[] {
  const fitting = dialects.filter((dialect) => fits(dialect, format, others));
  const settings = entries.map(({ path: keys, value }) => `${keys.join('.')}=${value}`);
  const scored = fitting
    .map((dialect) => ({ dialect, score: scoreOf(dialect, path, settings) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best !== undefined) return [best.dialect];
  return fitting.filter(({ generic }) => generic === true).slice(0, 1);
}

/** Its example is in this format, and adds no key that stands there already. */
function fits({ examples, id }: Dialect, format: FormatId, others: string): boolean {
  const example = examples.starttls587 ?? examples.implicit465;
  if (example === undefined || formatOf(example.file) !== format) return false;
  if (id === 'generic-nested' && format !== 'yaml') return false;
  const head = /^[\w.-]+/.exec(example.text)?.[0];
  if (format === 'json') return others.trim() === '';
  return head === undefined || !new RegExp(`^${head.replace(/\./g, '\\.')}\\s*[:=]`, 'm').test(others);
}

function scoreOf({ detect, generic }: Dialect, path: string, settings: readonly string[]): number {
  if (generic === true) return 0;
  const shows = (test: string | RegExp): boolean =>
    settings.some((setting) =>
      typeof test === 'string' ? setting.startsWith(`${test}=`) || setting.includes(`.${test}=`) : test.test(setting),
    );
  if (detect.never?.some(shows) === true) return 0;
  const files = detect.files?.some((pattern) => pattern.test(path)) === true ? 4 : 0;
  const count = (tests: readonly (string | RegExp)[] = []): number => tests.filter(shows).length;
  return files + 2 * count(detect.strong) + count(detect.weak);
}

function offerOf(
  dialect: Dialect,
  provider: Provider,
  templates: Templates,
  spot: KeySpot,
  snippets: boolean,
): readonly Offer[] {
  const server = serverOf(provider);
  const template = server === undefined ? undefined : templates(dialect, server);
  if (server === undefined || template === undefined) return [];
  const name = providerWords(provider);
  const user = provider.login?.user?.literal;
  const text = fill(template, server.host, user);
  return [
    {
      label: `smtp: ${name}`,
      kind: 'block',
      detail: say`${dialect.name}, port ${server.port}, ${modePhrase(server.mode)}`,
      more: text,
      range: spot.range,
      newText: snippets ? snippetOf(template, server.host, user) : text,
      isSnippet: snippets,
      filter: ['smtp', 'mail', dialect.id, provider.id, name].join(' '),
    },
  ];
}

/** The server that a provider recommends to everybody; undefined where a login with a password has no future there. */
function serverOf({ recommended, hosts, kind, verified, anonymous, deprecations }: Provider): BlockServer | undefined {
  if (recommended === undefined || verified === 'no' || anonymous === 'only' || kind.startsWith('local_'))
    return undefined;
  if (deprecations?.some((each) => each.kind === 'any-password') === true) return undefined;
  // A program that goes by the port would take it for the other mode.
  if (recommended.mode === 'implicit' && usualMode(recommended.port) !== 'implicit') return undefined;
  const host = recommended.host ?? hosts.find(({ status }) => status === 'current')?.example;
  return host === undefined || !/^[a-z0-9.-]+$/i.test(host) ? undefined : { ...recommended, host };
}
