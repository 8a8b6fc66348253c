import { type Cause, type CauseInfo, causes } from '../core/causes.ts';
import { portNumber } from '../core/effective.ts';
import { nearestWord } from '../core/near.ts';
import { PORT_FACTS, type PortFact, portFact } from '../core/ports.ts';
import { nearestHost, providerOfHost, providers } from '../core/provider.ts';
import { rules } from '../core/rules/index.ts';
import { modeWords } from '../core/words.ts';
import { parseArguments } from './args.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { ONLY_HELP } from './options.ts';
import { providerText } from './pages/provider.ts';
import { ruleText, wrap } from './pages/rule.ts';

/** `smtplint explain [RULE|PORT|HOST|CAUSE]`: one of them in plain words. */
export async function explain(argv: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArguments(argv, ONLY_HELP);
  if (positionals.length > 1) throw new UsageError('explain takes one word: a rule, a port, a host or a cause.');
  const [word] = positionals;
  io.out(word === undefined ? overview() : page(word.trim()));
  return EXIT.ok;
}

function page(word: string): string {
  const rule = rules.find(({ id }) => id === word.toLowerCase());
  if (rule !== undefined) return ruleText(rule);
  const port = portNumber(word);
  const fact = port === undefined ? undefined : portFact(port);
  if (fact !== undefined) return portText(fact);
  const info = causeOf(word);
  if (info !== undefined) return causeText(word.toLowerCase(), info);
  const provider = providers.find(({ id }) => id === word.toLowerCase()) ?? providerOfHost(word)?.provider;
  if (provider !== undefined) return providerText(provider);
  throw new UsageError(`nothing is known about "${word.slice(0, 80)}".${suggestion(word, port)}`);
}

function causeOf(word: string): CauseInfo | undefined {
  const name = word.toLowerCase();
  return isCause(name) ? causes[name] : undefined;
}

function isCause(name: string): name is Cause {
  return Object.hasOwn(causes, name);
}

function suggestion(word: string, port: number | undefined): string {
  if (port !== undefined) return ` Ports with a page: ${PORT_FACTS.map((fact) => fact.port).join(', ')}.`;
  const host = nearestHost(word)?.host;
  const words = [
    ...rules.map(({ id }) => id),
    ...Object.keys(causes),
    ...providers.flatMap(({ id, hosts }) => [id, ...hosts.map(({ example }) => example)]),
  ];
  const near = host ?? nearestWord(word, words);
  return near === undefined ? ' `smtplint explain` lists what there is.' : ` Did you mean "${near}"?`;
}

function portText({ port, name, meaning }: PortFact): string {
  const users = providers.filter(
    ({ endpoints, verified }) =>
      verified !== 'no' && endpoints.some((endpoint) => endpoint.port === port && isOffered(endpoint.status)),
  );
  const list = users.length === 0 ? '' : `\n${wrap(`Offered by ${users.map(({ id }) => id).join(', ')}.`)}\n`;
  return `Port ${port}: ${name}\n\n${wrap(meaning)}\n${list}`;
}

function isOffered(status: string): boolean {
  return status === 'recommended' || status === 'supported';
}

function causeText(name: string, { stages, warn, meaning, change, slot, suggest }: CauseInfo): string {
  const where = stages.length === 0 ? '' : `, at ${stages.length > 4 ? 'any stage' : stages.join(', ')}`;
  const kind = warn === true ? 'the test passes with a warning' : 'a result of the live test';
  const setting = slot === null ? '' : `\nSetting: ${slot}\n`;
  const other =
    suggest === undefined
      ? ''
      : `Try: ${suggest.port === undefined ? 'the same port' : `port ${suggest.port}`}, ${modeWords(suggest.security)}\n`;
  return `${name}: ${kind}${where}\n\n${wrap(meaning)}\n\nWhat to do\n${wrap(change, '  ')}\n${setting}${other}`;
}

function overview(): string {
  const list = (title: string, words: readonly string[]): string => `\n${title}\n${wrap(words.join(', '), '  ')}\n`;
  return [
    'smtplint explain WORD, where WORD is one of these.\n',
    list(
      'Rules',
      rules.map(({ id }) => id),
    ),
    list(
      'Ports',
      PORT_FACTS.map(({ port }) => String(port)),
    ),
    list(
      'Providers (or one of their hosts)',
      providers.map(({ id }) => id),
    ),
    list('Results of the live test', Object.keys(causes)),
  ].join('');
}
