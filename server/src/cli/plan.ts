import { resolve } from 'node:path';
import { filesBeside } from '../config/beside.ts';
import { configFinder, type LoadedConfig, loadConfig, NO_CONFIG } from '../config/index.ts';
import { readTested } from '../config/tested.ts';
import { versionFinder } from '../config/versions.ts';
import { shownPath, type Target } from '../config/walk.ts';
import { RULE_LEVELS, ruleLevelOf, SEVERITIES } from '../core/config.ts';
import { needsTested } from '../core/fingerprint.ts';
import type { LintOptions, Severity } from '../core/model.ts';
import { hint, quote } from '../core/near.ts';
import { rules } from '../core/rules/index.ts';
import { type Args, oneOf, wholeNumber } from './args.ts';
import { type Io, UsageError } from './io.ts';
import { type OutputFormat, printers } from './output/index.ts';

/** One report to make, and where it goes; absent `file` = standard output. */
export interface Output {
  readonly format: OutputFormat;
  readonly file?: string;
}

/** What the options of `check` ask for, checked. */
export interface Plan {
  readonly outputs: readonly Output[];
  readonly mode: 'report' | 'fix' | 'dry-run';
  readonly unsafe: boolean;
  readonly minSeverity: Severity;
  readonly maxWarnings?: number;
  readonly baseline?: { readonly path: string; readonly shown: string; readonly update: boolean };
  readonly quiet: boolean;
  readonly color: boolean;
  configFor(folder: string): LoadedConfig;
  lintOptions(target: Target): LintOptions;
}

/** Milliseconds for one file; what takes longer is reported as partly checked. */
const BUDGET = 10_000;

export function planOf(args: Args, io: Io): Plan {
  if (args.has('fix') && args.has('fix-dry-run')) throw new UsageError('use either --fix or --fix-dry-run.');
  if (args.has('unsafe-fixes') && !args.has('fix') && !args.has('fix-dry-run')) {
    throw new UsageError('--unsafe-fixes needs --fix or --fix-dry-run.');
  }
  const overrides = ruleOverrides(args.all('rule'));
  const maxWarnings = args.get('max-warnings');
  const today = new Date(io.now()).toISOString().slice(0, 10);
  const baseline = baselineOf(args, io);
  // Read once a run, and only for those who ask for the rule.
  let record: readonly string[] | undefined;
  const tested = (): readonly string[] => {
    record ??= readTested(io.env);
    return record;
  };
  const versions = versionFinder();
  return {
    outputs: outputsOf(args.all('format'), io),
    mode: args.has('fix') ? 'fix' : args.has('fix-dry-run') ? 'dry-run' : 'report',
    unsafe: args.has('unsafe-fixes'),
    minSeverity: oneOf(args.get('min-severity') ?? 'hint', SEVERITIES, 'severity'),
    ...(maxWarnings === undefined ? {} : { maxWarnings: wholeNumber(maxWarnings, 'max-warnings') }),
    ...(baseline === undefined ? {} : { baseline }),
    quiet: args.has('quiet'),
    color: wantsColor(args, io),
    configFor: configSource(args, io),
    lintOptions({ config: { config }, committed, path }) {
      const rules = { ...config.rules, ...overrides };
      return {
        rules,
        today,
        files: filesBeside(path),
        versions: versions(path),
        noIgnores: args.has('no-ignores'),
        deadline: { now: io.now, at: io.now() + BUDGET },
        ...(config.preferredSubmission === undefined ? {} : { preferredSubmission: config.preferredSubmission }),
        ...(committed === undefined ? {} : { committed }),
        ...(needsTested(rules) ? { tested: tested() } : {}),
      };
    },
  };
}

/** Colour on a terminal, unless the environment or an option says otherwise. */
export function wantsColor(args: Args, { env, outIsTerminal }: Io): boolean {
  if (args.has('no-color')) return false;
  if (args.has('color')) return true;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return outIsTerminal && env.TERM !== 'dumb';
}

/** Where configurations come from: one file, none, or the nearest upwards. */
export function configSource(args: Args, { cwd }: Io): (folder: string) => LoadedConfig {
  const path = args.get('config');
  if (path !== undefined && args.has('no-config')) throw new UsageError('use either --config or --no-config.');
  if (args.has('no-config')) return () => NO_CONFIG;
  const show = (shown: string): string => shownPath(shown, cwd);
  if (path === undefined) return configFinder(show);
  const loaded = loadConfig(resolve(cwd, path), show);
  return () => loaded;
}

function outputsOf(given: readonly string[], { cwd }: Io): readonly Output[] {
  const outputs = given.map((text): Output => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const format = oneOf(name, Object.keys(printers).filter(isFormat), 'output format');
    if (equals < 0) return { format };
    if (text.length === equals + 1) throw new UsageError(`--format ${name}= needs a file name.`);
    return { format, file: resolve(cwd, text.slice(equals + 1)) };
  });
  const direct = outputs.filter(({ file }) => file === undefined);
  if (direct.length > 1) {
    throw new UsageError(`only one format can go to standard output; write the others as --format FMT=FILE.`);
  }
  // With all reports in files, people still see what was found.
  return direct.length === 1 ? outputs : [...outputs, { format: 'stylish' }];
}

function isFormat(name: string): name is OutputFormat {
  return Object.hasOwn(printers, name);
}

function ruleOverrides(given: readonly string[]): Readonly<Record<string, Severity | 'off'>> {
  const ids = rules.map((rule) => rule.id);
  return Object.fromEntries(
    given.map((text) => {
      const equals = text.indexOf('=');
      const id = equals < 0 ? text : text.slice(0, equals);
      if (!ids.includes(id)) throw new UsageError(`no rule is called ${quote(id)}.${hint(id, ids)}`);
      if (equals < 0) throw new UsageError(`--rule needs a severity: --rule ${id}=warning`);
      const severity = text.slice(equals + 1);
      const level = ruleLevelOf(severity);
      if (level !== undefined) return [id, level] as const;
      throw new UsageError(
        `${quote(severity)} is no severity: use ${RULE_LEVELS.join(', ')}.${hint(severity, RULE_LEVELS)}`,
      );
    }),
  );
}

function baselineOf(args: Args, { cwd }: Io): Plan['baseline'] {
  const update = args.has('update-baseline');
  const given = args.get('baseline') ?? (update ? '.smtplint-baseline.json' : undefined);
  return given === undefined ? undefined : { path: resolve(cwd, given), shown: given, update };
}
