import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LintOptions } from '../core/model.ts';
import type { Client } from './capabilities.ts';
import { type Checked, MAX_LENGTH } from './check.ts';
import type { FileConfig, Host } from './host.ts';
import { type ClientSettings, readSettings } from './settings.ts';
import { lintPath } from './uri.ts';

/** Open documents with the options that hold for them. */
export interface Files {
  /** The document, or undefined when it is not open or not ours to check. */
  get(uri: string): Promise<Checked | undefined>;
  settings(uri: string): Promise<ClientSettings>;
  /** Forgets the settings, which the client says have changed. */
  forget(pushed: unknown): void;
  setFolders(uris: readonly string[]): void;
  readonly folders: readonly string[];
}

/** How long one document may take; what did not run by then is said to be missing. */
const BUDGET_MS = 2000;

/** The files of one client. Settings are asked for once per document and kept until they change. */
export function makeFiles(
  connection: Connection,
  client: Client,
  open: TextDocuments<TextDocument>,
  host: Host,
): Files {
  let folders = client.folders;
  let pushed = client.settings;
  const asked = new Map<string, Promise<ClientSettings>>();

  const ask = async (uri: string): Promise<ClientSettings> => {
    if (!client.configuration) return readSettings(pushed);
    try {
      return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'smtplint' }));
    } catch {
      // A client that fails to answer gets the defaults: mail settings are still worth checking.
      return readSettings(pushed);
    }
  };
  const settings = (uri: string): Promise<ClientSettings> => {
    const known = asked.get(uri) ?? ask(uri);
    asked.set(uri, known);
    return known;
  };
  // A broken configuration is not used; it is named once, and its own lines show what is wrong.
  const complaints = new Set<string>();
  const configFor = (uri: string): FileConfig => {
    if (!client.watchesFiles) host.reloadConfig();
    try {
      return host.configFor(uri);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!complaints.has(message)) connection.console.warn(`${message}\nThe defaults hold until it is mended.`);
      complaints.add(message);
      return {};
    }
  };
  open.onDidClose(({ document }) => asked.delete(document.uri));

  return {
    settings,
    get folders() {
      return folders;
    },
    setFolders: (uris) => {
      folders = uris;
    },
    forget: (next) => {
      asked.clear();
      pushed = next ?? pushed;
    },
    async get(uri) {
      if (open.get(uri) === undefined) return undefined;
      const own = await settings(uri);
      // The text of now: it may have changed while the settings were asked for.
      const document = open.get(uri);
      if (document === undefined || !own.enable) return undefined;
      const config = configFor(uri);
      if (config.excluded === true) return undefined;
      return {
        uri,
        version: document.version,
        text: document.getText(),
        path: lintPath(uri, folders),
        languageId: document.languageId,
        options: optionsOf(own, config, host.now()),
        maxLength: config.maxFileSize ?? MAX_LENGTH,
      };
    },
  };
}

/** The project's file wins over the editor's settings, so that everybody who opens it sees the same. */
function optionsOf(settings: ClientSettings, config: FileConfig, now: Date): LintOptions {
  return {
    rules: { ...settings.rules, ...config.rules },
    preferredSubmission: config.preferredSubmission ?? settings.preferredSubmission,
    today: now.toISOString().slice(0, 10),
    deadline: { now: () => Date.now(), at: Date.now() + BUDGET_MS },
  };
}
