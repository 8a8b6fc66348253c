import type * as vscode from 'vscode';
import { understand } from '../../server/src/core/lint.ts';
import { type ShownBlock, shownBlocks } from '../../server/src/core/shown.ts';
import { around } from './around.ts';
import { factsPath } from './factsPath.ts';
import { translate } from './l10n.ts';

/** The settings of any document, understood in this process; the server sees only some. */
export function understood(document: vscode.TextDocument): readonly ShownBlock[] {
  const analysis = understand(factsPath(document), document.getText(), around(document.uri));
  return analysis === undefined ? [] : shownBlocks(analysis, translate);
}
