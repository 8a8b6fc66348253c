import * as vscode from 'vscode';
import { CONFIG_NAMES, type GivenFile, type GivenFiles, LARGEST_BESIDE } from '../../server/src/config/given.ts';

const ENVIRONMENTS = '.env,.env.*,*.env';
const CONFIGURATIONS = CONFIG_NAMES.join();
const OTHERS = '**/node_modules/**';
const MOST = 200;
/** A search waits without end where nobody can search, and the server must not. */
const PATIENCE = 3000;

/** What decides how documents are checked, read for a server that reads no files. */
export interface FileGiver extends vscode.Disposable {
  /** All of it; from the first call on, changes are given too. */
  all(): Promise<readonly GivenFile[]>;
}

/** Reads the configurations and environment files of the workspace; `give` is told what changes. */
export function makeFileGiver(give: (given: GivenFiles) => void, warn: (message: string) => void): FileGiver {
  const listeners: vscode.Disposable[] = [];
  // One after the other: of two changes, the text after the last one counts.
  let last: Promise<unknown> = Promise.resolve();
  const pass = (read: () => Promise<readonly GivenFile[]>, whole: boolean): void => {
    last = last.then(read).then((files) => give({ files, whole }), report);
  };
  const report = (error: unknown): void => warn(`Files were not read: ${String(error)}`);

  const all = async (): Promise<readonly GivenFile[]> => {
    const search = found(warn).catch((error) => {
      report(error);
      return [];
    });
    const inTime = await Promise.race([search, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
    const uris = inTime ?? [];
    if (inTime === undefined) void search.then((late) => pass(() => readAll(late), false));
    // A search may be impossible, or leave out what the explorer hides.
    const roots = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
      [...CONFIG_NAMES, '.env'].map((name) => vscode.Uri.joinPath(uri, name)),
    );
    const known = new Set(uris.map(String));
    const more = await readAll(roots.filter((uri) => !known.has(String(uri))));
    return [...more.filter(({ text }) => typeof text === 'string'), ...(await readAll(uris))];
  };
  const listen = (): void => {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${CONFIGURATIONS},${ENVIRONMENTS}}`);
    const changed = (uri: vscode.Uri): void => {
      if (!uri.path.includes('/node_modules/')) pass(() => readAll([uri]), false);
    };
    const again = (): void => pass(all, true);
    listeners.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // Whole folders come and go without a word about the files in them.
      vscode.workspace.onDidChangeWorkspaceFolders(again),
      vscode.workspace.onDidDeleteFiles(again),
      vscode.workspace.onDidRenameFiles(again),
    );
  };
  return {
    all() {
      if (listeners.length === 0) listen();
      return all();
    },
    dispose: () => vscode.Disposable.from(...listeners).dispose(),
  };
}

/** Configurations first: there are few, and each decides about many documents. */
async function found(warn: (message: string) => void): Promise<readonly vscode.Uri[]> {
  const lists = await Promise.all(
    [CONFIGURATIONS, ENVIRONMENTS].map((names) => vscode.workspace.findFiles(`**/{${names}}`, OTHERS, MOST + 1)),
  );
  const uris = lists.flat();
  if (uris.length > MOST) warn(`There are more configurations and environment files than the ${MOST} that are read.`);
  return uris.slice(0, MOST);
}

function readAll(uris: readonly vscode.Uri[]): Promise<readonly GivenFile[]> {
  return Promise.all(uris.map(read));
}

async function read(place: vscode.Uri): Promise<GivenFile> {
  const uri = place.toString();
  try {
    const { type, size } = await vscode.workspace.fs.stat(place);
    if ((type & vscode.FileType.File) === 0) return { uri };
    if (size > LARGEST_BESIDE) return { uri, text: null };
    return { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(place)) };
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? { uri } : { uri, text: null };
  }
}
