import type { InitializeParams } from 'vscode-languageserver';
import type { Translate } from '../core/translate.ts';
import { ENCODINGS, type PositionEncoding } from './convert.ts';
import { type Tables, translatorFor } from './l10n.ts';
import { isRecord } from './settings.ts';

/** What the client can do, and what it told about itself; the server asks for nothing else. */
export interface Client {
  /** The client asks for diagnostics; the server must not send them by itself then. */
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  readonly registersConfiguration: boolean;
  readonly versionedEdits: boolean;
  /** Its edits can make files. */
  readonly createsFiles: boolean;
  readonly markdown: boolean;
  /** Completions may hold places to fill in. */
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly nestedSymbols: boolean;
  /** How it counts columns. */
  readonly encoding: PositionEncoding;
  readonly progress: boolean;
  /** Says a text in its language. */
  readonly t: Translate;
  /** The workspace folders at start, as URIs. */
  readonly folders: readonly string[];
  /** False in a workspace that the user does not trust: nothing there may open a connection. */
  readonly trusted: boolean;
  /** The client has the commands itself (VS Code runs the live test in its extension host) and wants none of ours. */
  readonly ownCommands: boolean;
  /** The files of the workspace, as a client gives them that starts the server in a browser. */
  readonly files: unknown;
  /** Settings that came with `initialize`, for clients that answer no `workspace/configuration`. */
  readonly settings: unknown;
}

/** Reads the `initialize` request; `tables` has the translations that came with the server. */
export function clientOf(params: InitializeParams, tables?: Tables): Client {
  const { workspace, textDocument, window } = params.capabilities;
  const options: unknown = params.initializationOptions;
  const own = isRecord(options) ? options : {};
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    encoding: encodingOf(own.positionEncoding, params.capabilities.general?.positionEncodings),
    progress: window?.workDoneProgress === true,
    t: translatorFor(params.locale, own.l10n, tables),
    folders: (params.workspaceFolders ?? []).map(({ uri }) => uri),
    trusted: own.trusted !== false,
    ownCommands: own.ownCommands === true,
    files: own.files,
    settings: own.settings ?? own.smtplint,
  };
}

/**
 * The one that the client likes best; clients that name none count as LSP always did. Some count otherwise and cannot
 * say so: for them the user does, with `positionEncoding` in the options of the start.
 */
function encodingOf(forced: unknown, offered: readonly string[] = []): PositionEncoding {
  const names = [forced, ...offered];
  return names.flatMap((name) => ENCODINGS.find((known) => known === name) ?? [])[0] ?? 'utf-16';
}
