import type { FormatId } from '../model.ts';

/** Endings that turn a settings file into a template of one; they say nothing about its format. */
const TEMPLATE_ENDING = /\.(?:example|sample|dist|template|tmpl|tpl|j2|jinja2?|erb|default|defaults|orig)$/i;

const BY_EXTENSION: ReadonlyMap<string, FormatId> = new Map<string, FormatId>([
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
  ['ini', 'ini'],
  ['cfg', 'ini'],
  ['toml', 'toml'],
  ['properties', 'properties'],
  ['env', 'dotenv'],
]);

/** `*.conf` may be anything (nginx, HOCON …); these are INI files with mail settings in them. */
const INI_CONF = /^(?:odoo|openerp|seafevents|mail|mailer|smtp|email)(?:[._-][\w.-]{0,80})?\.conf$/i;

/** What follows `.env.` or `env.` in the name of program code; `client.env.d.ts` declares variables and sets none. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|java|kt|cs|sh|bash|zsh|fish|ps1|md|html?|vue|svelte|lock|enc|gpg|age)$/i;

/** `.env`, `.env.local`, `app.env.production`, `env.example`, `dotenv`, `.envrc.example` … but no program code. */
const DOTENV = /^(?:(?:[^.]{0,80}\.){1,6}(?:env|dotenv)(?:[._-][\w.-]{1,80})?|_?(?:env|dotenv)\.[\w.-]{1,80})$/i;

/** The format of a file by its name alone; undefined when none of ours is written that way. */
export function formatOf(path: string): FormatId | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const base = withoutTemplateEndings(name);
  const extension = /\.([A-Za-z0-9]+)$/.exec(base)?.[1]?.toLowerCase();
  const known = extension === undefined ? undefined : BY_EXTENSION.get(extension);
  if (known !== undefined) return known;
  if (name.length > 200) return undefined;
  // Matomo's, with a first line that keeps the web server from showing it.
  if (/\.ini\.php$/i.test(base)) return 'ini';
  if (extension === 'conf') return INI_CONF.test(base) ? 'ini' : undefined;
  if (CODE.test(base)) return undefined;
  return DOTENV.test(base) || isEnvTemplate(name, base) ? 'dotenv' : undefined;
}

/** `env` alone may be anything (often a folder or a script); `env.example` is a template of `.env`. */
function isEnvTemplate(name: string, base: string): boolean {
  return name !== base && /^_?(?:env|dotenv)$/i.test(base);
}

function withoutTemplateEndings(name: string): string {
  let base = name;
  for (let i = 0; i < 3 && TEMPLATE_ENDING.test(base); i++) base = base.replace(TEMPLATE_ENDING, '');
  return base;
}
