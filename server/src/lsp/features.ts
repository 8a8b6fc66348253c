import { CompletionTriggerKind, type Connection } from 'vscode-languageserver';
import { shownBlocks } from '../core/shown.ts';
import { blocksOf } from './blocks.ts';
import type { Client } from './capabilities.ts';
import { analyse } from './check.ts';
import { codeActionsFor } from './codeActions.ts';
import { completionsAt } from './completion.ts';
import { definitionAt } from './definition.ts';
import type { Files } from './files.ts';
import type { Host } from './host.ts';
import { hoverAt } from './hover.ts';
import { linksOf } from './links.ts';
import { hintsOf, lensesOf, symbolsOf } from './outline.ts';

const NEVER: ReadonlyMap<string, number> = new Map();

/** Answers what an editor asks about a document, each from its present text alone. */
export function serveFeatures(connection: Connection, client: Client, files: Files, host: Host): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const file = await files.get(textDocument.uri);
    if (file === undefined) return [];
    return codeActionsFor(file, {
      range,
      diagnostics: context.diagnostics,
      only: context.only,
      versioned: client.versionedEdits,
      createsFiles: client.createsFiles,
      config: context.diagnostics.length === 0 ? undefined : files.config(textDocument.uri),
    });
  });
  connection.onHover(async ({ textDocument, position }) => {
    const file = await files.get(textDocument.uri);
    return file === undefined ? null : (hoverAt(file, position, client.markdown) ?? null);
  });
  connection.onCompletion(async ({ textDocument, position, context }) => {
    const file = await files.get(textDocument.uri);
    return file === undefined
      ? null
      : completionsAt(file, position, {
          snippets: client.snippets,
          labelDetails: client.labelDetails,
          markdown: client.markdown,
          isTriggered: context?.triggerKind === CompletionTriggerKind.TriggerCharacter,
        });
  });
  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    const file = await files.get(uri);
    return file === undefined ? null : (definitionAt(file, position, files.beside(uri)) ?? null);
  });
  connection.onDocumentLinks(async ({ textDocument }) => {
    const file = await files.get(textDocument.uri);
    return file === undefined ? [] : linksOf(file);
  });
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const file = await files.get(textDocument.uri);
    return file === undefined || !client.nestedSymbols ? [] : symbolsOf(file);
  });
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const file = await files.get(uri);
    return file === undefined || !(await files.settings(uri)).codeLens
      ? []
      : lensesOf(file, { passed: host.passedAt?.() ?? NEVER, now: host.now().getTime() });
  });
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const file = await files.get(uri);
    return file === undefined || !(await files.settings(uri)).inlayHints ? [] : hintsOf(file, range);
  });
  // Our own extension shows each block as a test, and lists what was understood.
  connection.onRequest('smtplint/blocks', async ({ uri }: { readonly uri: string }) => {
    const file = await files.get(uri);
    return file === undefined ? [] : blocksOf(file);
  });
  connection.onRequest('smtplint/settings', async ({ uri }: { readonly uri: string }) => {
    const file = await files.get(uri);
    const analysis = file === undefined ? undefined : analyse(file);
    return analysis === undefined ? [] : shownBlocks(analysis, client.t);
  });
}
