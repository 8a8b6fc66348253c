import * as vscode from 'vscode';
import { type Translate, translator } from '../../server/src/core/translate.ts';

/** Says what comes from the core in the display language. The client's own words go through `vscode.l10n.t`. */
export const translate: Translate = translator(vscode.l10n.bundle ?? {});
