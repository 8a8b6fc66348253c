import { formatOf } from './formats/index.ts';
import type { FileFacts } from './model.ts';

const TEMPLATE =
  /(^|[._/-])(examples?|samples?|dist|templates?|tpl|tmpl|default|defaults|skeleton|stub|j2|erb|pkgtmpl|complete|reference)([._/-]|$)/i;
const TEST =
  /(^|[._/-])(tests?|testing|spec|specs|ci|e2e|fixtures?|playwright|cypress|__tests__|testdata|mock|mocks)([._/-]|$)/i;
const DEV = /(^|[._/-])(dev|devel|development|local|debug)([._/-]|$)/i;

/** What the path alone says about a file; undefined when no format of ours has that name. */
export function fileFacts(path: string): FileFacts | undefined {
  const format = formatOf(path);
  if (format === undefined || isTranslation(path, format) || NAMES_ONLY.test(path)) return undefined;
  return { path, format, role: roleOf(path) };
}

/**
 * node-config's file of the names of variables that stand for settings; it holds no setting itself.
 * https://www.feathersjs.com/guides/cli/custom-environment-variables.html (read 2026-11-27)
 */
const NAMES_ONLY = /(?:^|[\\/])custom-environment-variables\.\w{1,10}$/;

/** How a settings file of an editor's language is usually called; older versions of VS Code know `.env` as `properties`. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['dotenv', '.env'],
  ['properties', '.env'],
  ['yaml', '.yaml'],
  ['dockercompose', '.compose.yaml'],
  ['json', '.json'],
  ['jsonc', '.jsonc'],
  ['ini', '.ini'],
  ['toml', '.toml'],
]);

/** The path of a document that was never saved, with the ending that its language has. */
export function unsavedPath(path: string, languageId: string): string {
  return formatOf(path) === undefined ? path + (NAMES.get(languageId) ?? '') : path;
}

/** `template`, `test` and `dev` files are not what runs in production; several rules stay silent there. */
export function roleOf(path: string): FileFacts['role'] {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  // Heroku's `app.json` declares variables for whoever deploys; it is not what runs.
  if (TEMPLATE.test(name) || name === 'app.json') return 'template';
  if (TEST.test(name)) return 'test';
  if (DEV.test(name)) return 'dev';
  const folders = path.slice(0, path.length - name.length).replaceAll('\\', '/');
  // Only whole folder names count further up: `latest/` or `contest/` are no test folders.
  if (/(^|\/)(examples?|samples?|templates?|skeletons?|demos?)\//i.test(folders)) return 'template';
  if (/(^|\/)(tests?|spec|specs|e2e|fixtures?|__tests__|testdata)\//i.test(folders)) return 'test';
  return 'live';
}

/** Translations have the words of a form under the names of its settings: `smtp: { host: "Server name" }`. */
function isTranslation(path: string, format: FileFacts['format']): boolean {
  if (format === 'dotenv') return false;
  return /(?:^|[\\/])(?:i18n|l10n|_?locales?|langs?|languages|translations?)[\\/]/i.test(path);
}
