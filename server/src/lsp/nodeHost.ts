import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesBeside } from '../config/beside.ts';
import { configFinder } from '../config/index.ts';
import { readPassedAt, readTested, recordTest } from '../config/tested.ts';
import { versionFinder } from '../config/versions.ts';
import { explicitTarget, type Target, walk } from '../config/walk.ts';
import { DEFAULT_MAX_FILE_SIZE } from '../core/config.ts';
import type { Host, Surroundings, WorkspaceFile } from './host.ts';

/** The machine that Node runs on: its clock, its files, and its connections by a bundle of their own. */
export function nodeHost(): Host {
  let find = configFinder();
  let findVersions = versionFinder();
  return {
    now: () => new Date(),
    surroundings(uri, folders) {
      const path = pathOf(uri);
      if (path === undefined) return {};
      const cwd = folders.flatMap((folder) => pathOf(folder) ?? []).find((folder) => path.startsWith(folder));
      return surroundingsOf(explicitTarget(path, { cwd: cwd ?? dirname(path), configFor: find }));
    },
    forget() {
      find = configFinder();
      findVersions = versionFinder();
    },
    *walk(folders) {
      for (const folder of folders) {
        const cwd = pathOf(folder);
        if (cwd === undefined) continue;
        // A folder that cannot be read is none of an editor's business.
        const targets = walk(['.'], { cwd, configFor: find, unreadable: () => undefined });
        for (const target of targets) yield workspaceFile(target, folder);
      }
    },
    read(uri) {
      const path = pathOf(uri);
      return path === undefined ? undefined : textOf(path, DEFAULT_MAX_FILE_SIZE);
    },
    beside(uri) {
      const path = pathOf(uri);
      return path === undefined ? undefined : filesBeside(path);
    },
    versions(uri) {
      const path = pathOf(uri);
      return path === undefined ? undefined : findVersions(path);
    },
    translations: translationsOf,
    tested: () => readTested(process.env),
    passedAt: () => readPassedAt(process.env),
    recordTest: (fingerprint, passed) => void recordTest(fingerprint, passed, process.env),
    loadProbe: async () => (await import('../probe/index.ts')).probe,
  };
}

/** They lie beside the bundle. */
function translationsOf(language: string): unknown {
  if (typeof __dirname === 'undefined') return undefined;
  const text = textOf(join(__dirname, 'l10n', `bundle.l10n.${language}.json`), DEFAULT_MAX_FILE_SIZE);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // What cannot be read is as good as missing: the server speaks English then.
    return undefined;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    // A URI that names no local path, such as one with a host.
    return undefined;
  }
}

function surroundingsOf({ path, facts, config, committed }: Target): Surroundings {
  return {
    ...config.config,
    path: facts,
    ...(config.path === undefined ? {} : { configUri: pathToFileURL(config.path).href }),
    excluded: config.ignores(path),
    ...(committed === undefined ? {} : { committed }),
  };
}

function workspaceFile(target: Target, folder: string): WorkspaceFile {
  const { path, config } = target;
  return {
    uri: pathToFileURL(path).href,
    folder,
    ...surroundingsOf(target),
    text: () => textOf(path, config.config.maxFileSize),
  };
}

function textOf(path: string, maxBytes: number): string | undefined {
  try {
    return statSync(path).size > maxBytes ? undefined : readFileSync(path, 'utf8');
  } catch {
    // It vanished, or may not be read: there is nothing to say about it.
    return undefined;
  }
}
