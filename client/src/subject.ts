import * as vscode from 'vscode';
import { understand } from '../../server/src/core/lint.ts';
import type { Block, Range } from '../../server/src/core/model.ts';
import { type BlockTarget, targetOf } from '../../server/src/core/target.ts';
import { blockAt } from '../../server/src/live/blockAt.ts';
import { around } from './around.ts';
import { factsPath } from './factsPath.ts';
import { translate } from './l10n.ts';
import type { Place } from './place.ts';

/** A settings block of a document, as it was when the test was asked for. */
export interface Subject {
  readonly kind: 'subject';
  readonly document: vscode.TextDocument;
  readonly text: string;
  /** As it is shown. */
  readonly path: string;
  readonly block: Block;
  readonly target: BlockTarget;
}

/** Why there is nothing to test, and where. */
export interface NoSubject {
  readonly kind: 'none';
  readonly reason: string;
  readonly range?: Range;
}

/** The settings block at a line of a document. */
export function subjectAt({ document, line }: Place): Subject | NoSubject {
  const text = document.getText();
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const blocks = understand(factsPath(document), text, around(document.uri))?.blocks ?? [];
  const block = blockAt(blocks, document.offsetAt(document.lineAt(line).range.end));
  if (block === undefined) return { kind: 'none', reason: vscode.l10n.t('No mail settings were found in {0}.', path) };
  const target = targetOf(block);
  if (target.kind === 'none') return { kind: 'none', reason: translate(target.reason), range: target.range };
  return { kind: 'subject', document, text, path, block, target };
}
