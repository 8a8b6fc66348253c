import type {
  Block,
  Confidence,
  Edit,
  FileFacts,
  LintOptions,
  Range,
  Related,
  Severity,
  Source,
  SourceDocument,
  Text,
} from './model.ts';

/** An example of a rule's page; run as a test. */
export interface RuleExample {
  readonly file: string;
  readonly text: string;
}

/** The page of a rule. */
export interface RuleDocs {
  /** What the rule catches. */
  readonly what: string;
  /** Why it matters to somebody whose mail does not arrive. */
  readonly why: string;
  /** What to do about it. */
  readonly how: string;
  /** Each is flagged once by this rule; where the rule has a safe fix, fixing gives a clean file. */
  readonly bad: readonly [RuleExample, ...RuleExample[]];
  /** Each is silent for this rule. */
  readonly good: readonly [RuleExample, ...RuleExample[]];
  readonly whenNot: string;
  /** What the examples need from outside the text, for rules that ask for it. */
  readonly options?: LintOptions;
  readonly sources: readonly [Source, ...Source[]];
}

export interface ReportFix {
  readonly title: Text;
  /** Default true. */
  readonly safe?: boolean;
  /** Default: the first safe fix. */
  readonly preferred?: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that belongs to a report. */
export interface ReportRelated extends Omit<Related, 'message'> {
  readonly message: Text;
}

/** What a rule says about one place; `lint` adds the rest. */
export interface Report {
  readonly message: Text;
  readonly range: Range;
  /** Default: the rule's own severity. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly related?: readonly ReportRelated[];
  readonly fixes?: readonly ReportFix[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

export interface RuleContext {
  readonly file: FileFacts;
  /** For what the values do not show: quotes, comments, other keys of the file. */
  readonly document: SourceDocument;
  readonly blocks: readonly Block[];
  readonly options: LintOptions;
}

/** One rule: one file, one mistake. `check` is pure and sees one block at a time. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Rules that are `off` by default name the severity that they have when switched on. */
  readonly off?: true;
  /** New rules are `preview` until they have run over real files. */
  readonly stability: 'stable' | 'preview';
  readonly fix: 'safe' | 'unsafe' | 'none';
  /** One line for lists. */
  readonly summary: string;
  readonly docs: RuleDocs;
  check(block: Block, context: RuleContext): readonly Report[];
}

/** The page of a rule on the web. */
export function docsUrl(id: string): string {
  return `https://github.com/smtplint/smtplint/blob/main/docs/rules/${id}.md`;
}
