import type { LintOptions, Severity } from '../core/model.ts';

/** The section `smtplint` of the client's settings. */
export interface ClientSettings {
  readonly enable: boolean;
  /** Whether files are checked that are not open. */
  readonly workspace: boolean;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly preferredSubmission: NonNullable<LintOptions['preferredSubmission']>;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

export const DEFAULT_SETTINGS: ClientSettings = {
  enable: true,
  workspace: true,
  rules: {},
  preferredSubmission: 'provider',
  codeLens: true,
  inlayHints: true,
};

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'info', 'hint', 'off']);
const SUBMISSIONS = ['provider', '587', '465'] as const;

/** Reads settings that a client sent; what is not understood falls back to its default. */
export function readSettings(value: unknown): ClientSettings {
  if (!isRecord(value)) return DEFAULT_SETTINGS;
  const rules = isRecord(value.rules) ? Object.entries(value.rules).filter(isRuleSetting) : [];
  return {
    enable: value.enable !== false,
    workspace: value.checkWorkspace !== false,
    rules: Object.fromEntries(rules),
    preferredSubmission:
      SUBMISSIONS.find((submission) => submission === String(value.preferredSubmission)) ??
      DEFAULT_SETTINGS.preferredSubmission,
    codeLens: !isOff(value.codeLens),
    inlayHints: !isOff(value.inlayHints),
  };
}

function isRuleSetting(entry: [string, unknown]): entry is [string, Severity | 'off'] {
  return SEVERITIES.has(entry[1]);
}

/** Both `smtplint.codeLens: false` and `smtplint.codeLens.enable: false` switch it off. */
function isOff(value: unknown): boolean {
  return value === false || (isRecord(value) && value.enable === false);
}

/** True for a plain object with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
