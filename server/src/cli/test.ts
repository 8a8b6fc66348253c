import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesBeside } from '../config/beside.ts';
import { NO_CONFIG } from '../config/index.ts';
import { recordTest } from '../config/tested.ts';
import { versionFinder } from '../config/versions.ts';
import { explicitTarget } from '../config/walk.ts';
import { DEFAULT_MAX_FILE_SIZE } from '../core/config.ts';
import { understand } from '../core/lint.ts';
import type { Block } from '../core/model.ts';
import { lineStarts, offsetAt, positionAt } from '../core/position.ts';
import { usualMode } from '../core/provider.ts';
import { english } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import { type BlockTarget, targetOf } from '../core/target.ts';
import { blockAt } from '../live/blockAt.ts';
import { probeTargetOf } from '../live/probeTarget.ts';
import { adviceFor } from '../live/report.ts';
import { verdictOf } from '../live/verdict.ts';
import { PROXY_FORM, parseProxy } from '../probe/proxy.ts';
import type { ProbeReport, ProbeStep, ProbeTarget, ProxyServer } from '../probe/types.ts';
import { type Args, oneOf, parseArguments, wholeNumber } from './args.ts';
import { fileReader } from './files.ts';
import { EXIT, type Io, reasonOf, UsageError } from './io.ts';
import { MODES, TEST_OPTIONS } from './options.ts';
import { painter, printable } from './output/color.ts';
import { wantsColor } from './plan.ts';
import { headLines, jsonOf, resultLines, type Source, stepLine, withSafeUser } from './testOutput.ts';

const FORMATS = ['text', 'json'] as const;

/** `smtplint test`: connects with the settings of a block, or with those given, and says what happens stage by stage. */
export async function test(argv: readonly string[], io: Io): Promise<number> {
  const args = parseArguments(argv, TEST_OPTIONS);
  const format = oneOf(args.get('format') ?? 'text', FORMATS, 'output format');
  const source = sourceOf(args, io);
  const password = await passwordOf(args, io);
  const target = probeTarget(args, source, password);
  const paint = painter(wantsColor(args, io));
  const isText = format === 'text';
  const options = {
    timeoutMs: timeoutOf(args),
    allowPlaintextAuth: args.has('allow-plaintext-auth'),
    find: args.has('find'),
    ca: caOf(args, io),
    proxy: proxyOf(args),
    to: args.get('to'),
    ...(isText ? { onStep: (step: ProbeStep) => io.out(stepLine(step, paint)) } : {}),
  };
  const { probe } = await import('../probe/index.ts');
  if (isText) io.out(headLines(target, options.proxy, source, paint));
  const result = await probe(target, options);
  if (source !== undefined) remember(source, target, result, io);
  const report = withSafeUser(result, target);
  const advice =
    source === undefined
      ? report.advice.map(({ text }) => ({ text, title: text, edits: [] }))
      : adviceFor(report, source.block);
  if (isText) io.out(resultLines(report, advice, source, paint));
  else io.out(`${JSON.stringify(jsonOf(report, advice, source), null, 2)}\n`);
  return report.ok ? EXIT.ok : EXIT.findings;
}

/** Notes the result for the rule `untested-settings`. */
function remember({ block }: Source, target: ProbeTarget, report: ProbeReport, { env }: Io): void {
  const verdict = verdictOf(block, target, report);
  if (verdict !== undefined) recordTest(verdict.fingerprint, verdict.passed, env);
}

/* ---------------------------------------------------------------- what is tested */

function sourceOf(args: Args, io: Io): Source | undefined {
  if (args.positionals.length > 1) throw new UsageError('test takes one file: FILE or FILE:LINE.');
  const given = args.positionals[0] ?? (args.has('host') ? undefined : defaultFile(io));
  if (given === undefined) return undefined;
  const { name, line } = splitLine(given, io);
  const target = explicitTarget(resolve(io.cwd, name), { cwd: io.cwd, configFor: () => NO_CONFIG });
  const content = fileReader()(target.path, 8 * DEFAULT_MAX_FILE_SIZE);
  if (content.kind === 'unreadable') throw new UsageError(`${name}: ${content.reason}`);
  const analysis =
    content.kind === 'text'
      ? understand(target.facts, content.text, {
          files: filesBeside(target.path),
          versions: versionFinder()(target.path),
        })
      : undefined;
  const { shown, facts } = target;
  const blocks = analysis?.blocks ?? [];
  const [first] = blocks;
  if (analysis === undefined || first === undefined) throw new UsageError(`${shown}: no mail settings found in it.`);
  const starts = lineStarts(analysis.document.text);
  if (line === undefined) {
    if (blocks.length > 1) {
      const list = blocks.map(
        (block) => `  ${shown}:${positionAt(starts, block.range.start).line + 1}  ${blockWords(block)}\n`,
      );
      io.err(`smtplint: ${shown} holds ${blocks.length} settings blocks; the first one is tested.\n${list.join('')}`);
    }
    return { shown, facts, analysis, block: first };
  }
  const end = { line: line - 1, character: Number.MAX_SAFE_INTEGER };
  return { shown, facts, analysis, block: blockAt(blocks, offsetAt(analysis.document.text, starts, end)) ?? first };
}

function blockWords({ dialect, settings }: Block): string {
  return printable(`${dialect.name}, ${settings.text('host') ?? 'host known at run time only'}`);
}

function defaultFile({ cwd }: Io): string {
  if (isFile(resolve(cwd, '.env'))) return '.env';
  throw new UsageError('say what to test: FILE, FILE:LINE, or --host HOST.');
}

/** `FILE:LINE`, unless a file has that very name. */
function splitLine(given: string, { cwd }: Io): { readonly name: string; readonly line?: number } {
  const match = /^(.+):(\d{1,7})$/.exec(given);
  if (match?.[1] === undefined || isFile(resolve(cwd, given))) return { name: given };
  return { name: match[1], line: Math.max(1, Number(match[2])) };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The values of the file, each replaced by its option where one is given. */
function probeTarget(args: Args, source: Source | undefined, password: Secret | undefined): ProbeTarget {
  const fromFile = source === undefined ? undefined : baseTarget(args, source);
  const host = args.get('host') ?? fromFile?.host;
  if (host === undefined || host.trim() === '') throw new UsageError('--host needs a host name.');
  const user = args.get('user') ?? fromFile?.user;
  const security = args.get('security');
  const mode = security === undefined ? undefined : oneOf(security, MODES, 'mode');
  const port = portOption(args) ?? fromFile?.port ?? (mode === 'implicit' ? 465 : 587);
  const base: ProbeTarget = {
    ...(fromFile === undefined ? {} : probeTargetOf(fromFile, password)),
    host,
    port,
    security: mode ?? fromFile?.security ?? usualMode(port) ?? 'opportunistic',
    from: args.get('from') ?? fromFile?.from,
    name: args.get('name') ?? fromFile?.name,
  };
  const secret = password ?? base.password;
  if (user === undefined) return base;
  if (secret === undefined) throw new UsageError(missingPassword(source));
  return { ...base, user, password: secret };
}

function baseTarget(args: Args, { shown, block }: Source): BlockTarget | undefined {
  const target = targetOf(block);
  if (target.kind === 'target') return target;
  if (args.has('host') && args.has('port')) return undefined;
  throw new UsageError(`${shown}: ${printable(english(target.reason))} --host and --port say what to test instead.`);
}

function missingPassword(source: Source | undefined): string {
  const setting = source?.block.settings.get('password');
  const where =
    setting?.state === 'dynamic'
      ? `${setting.key} only refers to the password, and`
      : 'There is a user name but no password, and';
  return `${where} nothing is taken from the environment unasked: use --password-env VARIABLE or --password-stdin.`;
}

function portOption(args: Args): number | undefined {
  const given = args.get('port');
  if (given === undefined) return undefined;
  const port = wholeNumber(given, 'port', 1);
  if (port > 65535) throw new UsageError(`--port: ${port} is no port; the highest is 65535.`);
  return port;
}

async function passwordOf(args: Args, io: Io): Promise<Secret | undefined> {
  const name = args.get('password-env');
  if (name !== undefined && args.has('password-stdin')) {
    throw new UsageError('use either --password-env or --password-stdin.');
  }
  if (name !== undefined) {
    const value = io.env[name];
    if (value === undefined || value === '') throw new UsageError(`--password-env: the variable ${name} is not set.`);
    return new Secret(value);
  }
  if (!args.has('password-stdin')) return undefined;
  const text = Buffer.from(await io.stdin())
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (text === '') throw new UsageError('--password-stdin: standard input is empty.');
  return new Secret(text);
}

function timeoutOf(args: Args): number | undefined {
  const given = args.get('timeout');
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(given) || seconds <= 0 || seconds > 3600) {
    throw new UsageError('--timeout needs a number of seconds from 0.001 to 3600.');
  }
  return Math.round(seconds * 1000);
}

function caOf(args: Args, { cwd }: Io): string | undefined {
  const file = args.get('ca');
  if (file === undefined) return undefined;
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--ca ${file}: ${reasonOf(error)}`);
  }
}

/** The URL may hold a password, so it is not repeated. */
function proxyOf(args: Args): ProxyServer | undefined {
  const url = args.get('proxy');
  if (url === undefined) return undefined;
  const proxy = parseProxy(url);
  if (proxy === undefined) throw new UsageError(`--proxy needs ${PROXY_FORM}.`);
  return proxy;
}
