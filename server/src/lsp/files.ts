import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { bringsInFiles } from '../core/beside.ts';
import { unsavedPath } from '../core/file.ts';
import { needsTested } from '../core/fingerprint.ts';
import { mayHoldMail } from '../core/gate.ts';
import type { LintOptions } from '../core/model.ts';
import type { Client } from './capabilities.ts';
import { type Checked, MAX_LENGTH } from './check.ts';
import type { Host, Surroundings, WorkspaceFile } from './host.ts';
import type { ConfigPlace } from './ignoreInConfig.ts';
import { type ClientSettings, readSettings } from './settings.ts';
import { lintPath, uriBeside } from './uri.ts';

/** Open documents with the options that hold for them. */
export interface Files {
  /** The document, or undefined when it is not open or not ours to check. */
  get(uri: string): Promise<Checked | undefined>;
  /** A file that is not open, as it is on disk; undefined when it is not ours to check. */
  unopened(file: WorkspaceFile): Promise<Checked | undefined>;
  settings(uri: string): Promise<ClientSettings>;
  /** Looks up files by their path from the folder of a document. */
  beside(uri: string): NonNullable<LintOptions['files']>;
  /** The configuration that holds for a document, or the place for one; undefined where neither can be. */
  config(uri: string): ConfigPlace | undefined;
  /** Forgets the settings, which the client says have changed. */
  forget(pushed: unknown): void;
  /** Forgets what was read from disk, which has changed. */
  forgetDisk(): void;
  setFolders(uris: readonly string[]): void;
  readonly folders: readonly string[];
}

/** How long one document may take; what did not run by then is said to be missing. */
const BUDGET_MS = 2000;

/** What is known around a document whose configuration is broken. */
const BROKEN: Surroundings = {};

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
      const answer: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'smtplint' });
      // A client may answer for the section without having it, and send our settings at start.
      return readSettings(answer ?? pushed);
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
  const known = new Map<string, Surroundings>();
  const surroundings = (uri: string): Surroundings => {
    // Without a watcher nobody tells when a configuration changes.
    if (!client.watchesFiles) forgetDisk();
    const found = known.get(uri) ?? readSurroundings(uri);
    known.set(uri, found);
    return found;
  };
  const readSurroundings = (uri: string): Surroundings => {
    try {
      return host.surroundings(uri, folders);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!complaints.has(message)) connection.console.warn(`${message}\nThe defaults hold until it is mended.`);
      complaints.add(message);
      return BROKEN;
    }
  };
  const forgetDisk = (): void => {
    known.clear();
    host.forget();
  };
  /** Files beside a document, for the kinds of file that bring in others; what is open is newer than what was read. */
  const besideOf = (uri: string): Pick<LintOptions, 'files' | 'versions'> => {
    const versions = host.versions?.(uri);
    return {
      ...(bringsInFiles(uri) ? { files: beside(uri) } : {}),
      ...(versions === undefined ? {} : { versions }),
    };
  };
  const beside = (uri: string): NonNullable<LintOptions['files']> => {
    const onDisk = host.beside?.(uri);
    return (path) => open.get(uriBeside(uri, path) ?? '')?.getText() ?? onDisk?.(path);
  };
  const config = (uri: string): ConfigPlace | undefined => {
    if (host.read === undefined) return undefined;
    const around = surroundings(uri);
    // It is there all the same, and a second one would hide it.
    if (around === BROKEN) return undefined;
    const found = around.configUri;
    const folder = folders.find((one) => uri.startsWith(one.endsWith('/') ? one : `${one}/`));
    const target = found ?? (folder === undefined ? undefined : `${folder.replace(/\/$/, '')}/.smtplint.yaml`);
    if (target === undefined) return undefined;
    const document = open.get(target);
    const text = document?.getText() ?? host.read(target);
    // It was begun in the editor and holds for nothing yet.
    if (found === undefined && text !== undefined) return undefined;
    return { uri: target, version: document?.version ?? null, ...(text === undefined ? {} : { text }) };
  };
  open.onDidClose(({ document }) => {
    asked.delete(document.uri);
    known.delete(document.uri);
  });

  return {
    settings,
    beside,
    config,
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
    forgetDisk,
    async get(uri) {
      if (open.get(uri) === undefined) return undefined;
      const own = await settings(uri);
      // The text of now: it may have changed while the settings were asked for.
      const document = open.get(uri);
      if (document === undefined || !own.enable) return undefined;
      const around = surroundings(uri);
      if (around.excluded === true) return undefined;
      return {
        uri,
        version: document.version,
        text: document.getText(),
        path: around.path ?? pathOf(document, folders),
        languageId: document.languageId,
        encoding: client.encoding,
        t: client.t,
        options: { ...optionsOf(own, around, host), ...besideOf(uri) },
        maxLength: around.maxFileSize ?? MAX_LENGTH,
      };
    },
    async unopened(file) {
      if (file.excluded === true) return undefined;
      const text = file.text();
      if (text === undefined || !mayHoldMail(text)) return undefined;
      // One question to the client for all files of a folder.
      const own = await settings(file.folder);
      if (!own.enable || !own.workspace) return undefined;
      return {
        uri: file.uri,
        version: 0,
        text,
        path: file.path ?? lintPath(file.uri, folders),
        languageId: '',
        encoding: client.encoding,
        t: client.t,
        options: { ...optionsOf(own, file, host), ...besideOf(file.uri) },
        maxLength: file.maxFileSize ?? MAX_LENGTH,
      };
    },
  };
}

/** The project's file wins over the editor's settings, so that everybody who opens it sees the same. */
function optionsOf(settings: ClientSettings, around: Surroundings, host: Host): LintOptions {
  const rules = { ...settings.rules, ...around.rules };
  const tested = needsTested(rules) ? host.tested?.() : undefined;
  return {
    rules,
    ...(around.committed === undefined ? {} : { committed: around.committed }),
    ...(tested === undefined ? {} : { tested }),
    preferredSubmission: around.preferredSubmission ?? settings.preferredSubmission,
    today: host.now().toISOString().slice(0, 10),
    deadline: { now: () => Date.now(), at: Date.now() + BUDGET_MS },
  };
}

function pathOf({ uri, languageId }: TextDocument, folders: readonly string[]): string {
  const path = lintPath(uri, folders);
  return uri.startsWith('untitled:') ? unsavedPath(path, languageId) : path;
}
