import * as vscode from 'vscode';
import type { Server } from './languageServer.ts';
import { documentSelector, isCandidate } from './selector.ts';

/** Says behind the language of the active editor how many findings there are, and nothing where there are no settings. */
export function makeLanguageStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('smtplint', []);
  item.name = 'smtplint';
  item.command = { command: 'workbench.actions.view.problems', title: 'Show problems' };

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    // The Output panel is an editor too, and says nothing about the file.
    if (document?.uri.scheme === 'output') return;
    if (document === undefined || !isCandidate(document)) {
      item.selector = [];
      return;
    }
    const blocks = await server.blocks(document.uri).catch(() => []);
    if (vscode.window.activeTextEditor?.document !== document) return;
    item.selector = blocks.length === 0 ? [] : documentSelector();
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source?.startsWith('smtplint'));
    const isBroken = found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    item.severity = isBroken ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.text = found.length === 0 ? 'Mail settings: no findings' : `Mail settings: ${count(found.length, 'finding')}`;
    item.detail = `${count(blocks.length, 'settings block')}: ${[...new Set(blocks.map(({ label }) => label))].join(', ')}`;
  };
  const soon = (): void => void update();
  const listeners = [
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) soon();
    }),
  ];
  soon();
  return {
    dispose() {
      for (const part of [item, ...listeners]) part.dispose();
    },
  };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
