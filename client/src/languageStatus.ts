import * as vscode from 'vscode';
import type { Server } from './languageServer.ts';
import { documentSelector, isCandidate } from './selector.ts';

/** Says behind the language of the active editor how many findings there are, and nothing where there are no settings. */
export function makeLanguageStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('smtplint', []);
  item.name = 'smtplint';
  item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show problems') };

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
    item.text = findingWords(found.length);
    const hosts = [...new Set(blocks.map(({ label }) => label))].join(', ');
    item.detail =
      blocks.length === 1
        ? vscode.l10n.t('1 settings block: {0}', hosts)
        : vscode.l10n.t('{0} settings blocks: {1}', blocks.length, hosts);
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

function findingWords(count: number): string {
  if (count === 0) return vscode.l10n.t('Mail settings: no findings');
  return count === 1 ? vscode.l10n.t('Mail settings: 1 finding') : vscode.l10n.t('Mail settings: {0} findings', count);
}
