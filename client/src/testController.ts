import * as vscode from 'vscode';
import type { LiveTestParts } from './connectionTest.ts';
import type { Server } from './languageServer.ts';
import { isCandidate } from './selector.ts';
import { candidateFiles, fileItem, showBlocks } from './testTree.ts';

/** How long the list waits while somebody types. */
const WAIT_MS = 300;

/** Shows each settings block as a test with its own ▶; nothing is there in a workspace that is not trusted. */
export function makeTestController(parts: LiveTestParts, server: Server): vscode.Disposable {
  let shown = vscode.workspace.isTrusted ? controllerFor(parts, server) : undefined;
  const onTrust = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    shown ??= controllerFor(parts, server);
  });
  return {
    dispose() {
      onTrust.dispose();
      shown?.dispose();
    },
  };
}

function controllerFor(parts: LiveTestParts, server: Server): vscode.Disposable {
  const controller = vscode.tests.createTestController('smtplint', vscode.l10n.t('Mail connections'));
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** The text of each block when its list was last made: a result belongs to the text that was tested. */
  const texts = new WeakMap<vscode.TestItem, string>();

  const list = async (document: vscode.TextDocument): Promise<void> => {
    const id = document.uri.toString();
    if (!isCandidate(document)) return controller.items.delete(id);
    const blocks = (await server.blocks(document.uri)).filter(({ isTestable }) => isTestable);
    if (blocks.length === 0) return controller.items.delete(id);
    for (const item of showBlocks(controller, fileItem(controller, document.uri), blocks)) {
      const text = item.range === undefined ? '' : document.getText(item.range);
      if ((texts.get(item) ?? text) !== text) controller.invalidateTestResults(item);
      texts.set(item, text);
    }
  };
  const later = (document: vscode.TextDocument): void => {
    const id = document.uri.toString();
    clearTimeout(waiting.get(id));
    const run = (): void => {
      waiting.delete(id);
      void list(document).catch((error: unknown) => parts.log.debug(`The blocks cannot be listed: ${kindOf(error)}`));
    };
    waiting.set(id, setTimeout(run, WAIT_MS));
  };

  controller.resolveHandler = async (item) => {
    if (item?.uri !== undefined) return list(await vscode.workspace.openTextDocument(item.uri));
    const source = new vscode.CancellationTokenSource();
    for (const uri of await candidateFiles(source.token)) fileItem(controller, uri);
  };
  controller.refreshHandler = async (token) => {
    const files = await candidateFiles(token);
    for (const uri of files) await list(await vscode.workspace.openTextDocument(uri));
  };
  controller.createRunProfile(
    vscode.l10n.t('Test connection'),
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      const { runTests } = await import('./testRun.ts');
      await runTests(parts, controller, request, token);
    },
    true,
  );

  const listeners = [
    vscode.workspace.onDidOpenTextDocument(later),
    vscode.workspace.onDidChangeTextDocument(({ document }) => later(document)),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) controller.items.delete(uri.toString());
    }),
  ];
  vscode.workspace.textDocuments.forEach(later);
  return {
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      for (const part of [controller, ...listeners]) part.dispose();
    },
  };
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
