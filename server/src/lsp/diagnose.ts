import type { Connection, Diagnostic } from 'vscode-languageserver';
import { filesRead } from '../core/beside.ts';
import { parseConfig } from '../core/config.ts';
import { LOCK_FILES } from '../core/versions.ts';
import { type Checked, check } from './check.ts';
import { configDiagnostics, crashDiagnostic, diagnosticsOf } from './diagnostics.ts';
import { fingerprint } from './fingerprint.ts';

const CONFIG_FILE = /(?:^|\/)\.smtplint\.(?:ya?ml|json)$/;

/** Everything that is wrong in a document. A failure of ours is shown and logged, never silent. */
export function diagnose(connection: Connection, file: Checked): Diagnostic[] {
  if (CONFIG_FILE.test(file.uri)) return configDiagnostics(file, parseConfig(file.path, file.text).problems);
  if (file.text.length > file.maxLength) {
    connection.console.info(`${file.path} is larger than ${file.maxLength} characters and is not checked.`);
  }
  try {
    const result = check(file);
    for (const { rule, error } of result.failures) {
      connection.console.error(`rule ${rule} failed on ${file.path}: ${error}`);
    }
    return diagnosticsOf(result, file);
  } catch (error) {
    const diagnostic = crashDiagnostic(file, error);
    connection.console.error(`${file.path}: ${String(diagnostic.message)}`);
    return [diagnostic];
  }
}

/** The same text under the same options gives the same findings; the result id stands for both. */
export function resultIdOf({ path, text, options }: Checked): string {
  const { deadline: _, ...rest } = options;
  const beside = filesRead(path, text).map((name) => options.files?.(name) ?? '');
  const versions = Object.values(LOCK_FILES)
    .flat()
    .map((name) => options.versions?.(name) ?? '');
  return fingerprint(`${JSON.stringify([path, rest, beside, versions])}${text}`);
}
