import { known } from './effective.ts';
import type { Block, LintOptions, Mode, Write } from './model.ts';
import { portsFor, recommendedFor } from './provider.ts';
import type { ReportFix } from './rule.ts';
import { say } from './say.ts';
import { modePhrase } from './words.ts';
import { fixOf } from './writes.ts';

/** A port with the mode that it speaks. */
export interface Submission {
  readonly port: number;
  readonly mode: Mode;
}

const BY_PORT = { 587: { port: 587, mode: 'starttls' }, 465: { port: 465, mode: 'implicit' } } as const;

/** Where an application should hand in its mail: the provider's recommendation, the user's preference, else 587 with STARTTLS. */
export function submissionOf(block: Block, options: LintOptions): Submission {
  const preferred = options.preferredSubmission ?? 'provider';
  const host = known(block, 'host');
  if (host === undefined || block.provider === undefined) return preferred === '465' ? BY_PORT[465] : BY_PORT[587];
  const wanted = preferred === 'provider' ? undefined : BY_PORT[preferred];
  if (wanted !== undefined && portsFor(block.provider, host.text, wanted.mode).includes(wanted.port)) return wanted;
  const documented = recommendedFor(block.provider, host.text);
  if (documented === undefined) return wanted ?? BY_PORT[587];
  // A server that also takes clear text is still asked for STARTTLS.
  const mode = documented.mode === 'opportunistic' ? 'starttls' : documented.mode;
  return { port: documented.port, mode };
}

/** The writes that move the block to a port and its mode; undefined where the dialect cannot say one of them. */
export function submissionWrites(block: Block, { port, mode }: Submission): readonly Write[] | undefined {
  const writes = modeWrites(block, mode);
  if (writes === undefined || !canSetPort(block)) return undefined;
  return [...writes.filter(({ slot }) => slot !== 'port'), { slot: 'port', value: port }];
}

/** The fix that moves the block to a port and its mode. */
export function submissionFix(block: Block, submission: Submission, safe = true): readonly ReportFix[] {
  const title = say`Use port ${submission.port} with ${modePhrase(submission.mode)}`;
  return fixOf(block, title, submissionWrites(block, submission), safe);
}

/** The writes for a mode; clients that only know STARTTLS if offered get that instead of STARTTLS. */
export function modeWrites({ dialect, settings }: Block, mode: Mode): readonly Write[] | undefined {
  const writes = dialect.write(mode, settings);
  return writes ?? (mode === 'starttls' ? dialect.write('opportunistic', settings) : undefined);
}

function canSetPort(block: Block): boolean {
  const port = block.settings.get('port');
  if (port.state === 'dynamic') return false;
  return port.state === 'known' || block.dialect.keys.port !== undefined || block.settings.get('url').state === 'known';
}
