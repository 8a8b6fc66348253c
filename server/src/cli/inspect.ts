import { filesBeside } from '../config/beside.ts';
import { versionFinder } from '../config/versions.ts';
import { walk } from '../config/walk.ts';
import { isMode } from '../core/effective.ts';
import { type InspectedBlock, type InspectedSetting, inspectBlocks } from '../core/inspect.ts';
import { understand } from '../core/lint.ts';
import type { Outcome } from '../core/model.ts';
import { modeWords } from '../core/words.ts';
import { oneOf, parseArguments } from './args.ts';
import { fileReader } from './files.ts';
import { EXIT, type Io } from './io.ts';
import { INSPECT_OPTIONS } from './options.ts';
import { type Paint, painter, printable } from './output/color.ts';
import { configSource, wantsColor } from './plan.ts';

/** `smtplint inspect`: the settings that were understood, with where each value came from. Passwords are never shown. */
export async function inspect(argv: readonly string[], io: Io): Promise<number> {
  const args = parseArguments(argv, INSPECT_OPTIONS);
  const format = oneOf(args.get('format') ?? 'text', ['text', 'json'], 'output format');
  const blocks: InspectedBlock[] = [];
  let failed = false;
  const complain = (shown: string, reason: string): void => {
    failed = true;
    io.err(`smtplint: ${shown}: ${reason}\n`);
  };
  const read = fileReader();
  const versions = versionFinder();
  const paths = args.positionals.length === 0 ? ['.'] : args.positionals;
  for (const target of walk(paths, { cwd: io.cwd, configFor: configSource(args, io), unreadable: complain })) {
    const content = read(target.path, target.config.config.maxFileSize);
    if (content.kind === 'unreadable') complain(target.shown, content.reason);
    if (content.kind === 'too-large') complain(target.shown, 'too large');
    const analysis =
      content.kind === 'text'
        ? understand(target.facts, content.text, { files: filesBeside(target.path), versions: versions(target.path) })
        : undefined;
    if (analysis === undefined) continue;
    blocks.push(...inspectBlocks(analysis).map((block) => ({ ...block, file: target.shown })));
  }
  if (format === 'json') io.out(`${JSON.stringify({ schema: 'smtplint/inspect/1', blocks }, null, 2)}\n`);
  else io.out(textOf(blocks, painter(wantsColor(args, io))));
  return failed ? EXIT.misuse : EXIT.ok;
}

function textOf(blocks: readonly InspectedBlock[], paint: Paint): string {
  if (blocks.length === 0) return 'No mail settings found.\n';
  return blocks.map((block) => blockText(block, paint)).join('\n');
}

function blockText(block: InspectedBlock, paint: Paint): string {
  const where = `${printable(block.file)}:${block.range.start.line + 1}`;
  const provider = block.provider === undefined ? '' : `, ${block.provider}`;
  const rows: readonly (readonly [string, string, InspectedSetting])[] = [
    ['host', valueWords(block.host), block.host],
    ['port', valueWords(block.port), block.port],
    ['security', securityWords(block.security), block.security],
    ['user', valueWords(block.user), block.user],
    ['password', passwordWords(block.password), block.password],
    ['from', valueWords(block.from), block.from],
    ['certificate', verifyWords(block.verifyCertificate), block.verifyCertificate],
  ];
  const lines = rows.map(([name, value, setting]) => {
    const origin = originOf(setting);
    return `  ${name.padEnd(11)}  ${value}${origin === '' ? '' : `  ${paint.dim(origin)}`}\n`;
  });
  return `${paint.underline(where)}  ${paint.dim(`${block.dialect}${provider}`)}\n${lines.join('')}`;
}

function originOf({ state, key, line, file }: InspectedSetting): string {
  const at =
    key === undefined ? '' : `${printable(key)}, ${file === undefined ? '' : `${printable(file)} `}line ${line}`;
  if (state === 'default') return at === '' ? 'default' : `default; ${at} is empty`;
  return at;
}

function valueWords({ state, value }: InspectedSetting): string {
  if (state === 'absent') return '–';
  if (value === undefined) return state === 'dynamic' ? '(known at run time only)' : '(not shown)';
  return value === '' ? '(empty)' : printable(String(value));
}

function securityWords({ value, outcome, readings }: InspectedBlock['security']): string {
  if (readings !== undefined)
    return readings.map((reading) => `${outcomeWords(reading.value)} (${reading.when})`).join('; ');
  return outcomeWords(value ?? outcome ?? 'unknown');
}

function outcomeWords(outcome: Outcome): string {
  if (isMode(outcome)) return `${outcome} (${modeWords(outcome)})`;
  if (outcome === 'disabled') return 'nothing is sent over SMTP';
  return outcome === 'refused' ? 'the client stops before it connects' : '(known at run time only)';
}

function passwordWords({ state, kind }: InspectedBlock['password']): string {
  return state === 'absent' ? '–' : `(${kind ?? state}, never shown)`;
}

function verifyWords(setting: InspectedSetting): string {
  if (typeof setting.value !== 'boolean') return valueWords(setting);
  return setting.value ? 'checked' : 'not checked';
}
