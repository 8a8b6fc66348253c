import {
  CODEIGNITER,
  COMPOSE,
  DECOUPLE,
  DOCKER_RUN,
  ENVIRON,
  type Loader,
  NODE,
  NODE_EXPAND,
  PHPDOTENV,
  PYTHON,
  RUBY,
  SHELL,
  SYMFONY,
  SYSTEMD,
} from './loaders.ts';
import type { Block, SourceDocument } from './model.ts';

/** Frameworks, and programs that read their own `.env`; what else is in an environment comes from Compose. */
export const BY_DIALECT: Readonly<Record<string, readonly Loader[]>> = {
  laravel: [PHPDOTENV],
  'laravel-legacy': [PHPDOTENV],
  'laravel-derived': [PHPDOTENV],
  bookstack: [PHPDOTENV],
  phpmailer: [PHPDOTENV],
  craft: [PHPDOTENV],
  'wp-mail-smtp': [PHPDOTENV],
  'symfony-mailer-dsn': [SYMFONY],
  codeigniter4: [CODEIGNITER],
  django: [ENVIRON, PYTHON, DECOUPLE],
  'django-environ': [ENVIRON],
  'flask-mail': [PYTHON],
  'fastapi-mail': [PYTHON],
  aiosmtplib: [PYTHON],
  rails: [RUBY],
  mastodon: [RUBY, COMPOSE],
  chatwoot: [RUBY, COMPOSE],
  forem: [RUBY, COMPOSE],
  'nodemailer-env': [NODE],
  'nodemailer-json': [NODE],
  'nodemailer-url': [NODE],
  authjs: [NODE],
  strapi: [NODE],
  // Next.js reads it when it is run from source, Compose in a container.
  payload: [NODE_EXPAND],
  calcom: [NODE_EXPAND, COMPOSE],
  documenso: [NODE_EXPAND, COMPOSE],
  formbricks: [NODE_EXPAND, COMPOSE],
  rallly: [NODE_EXPAND, COMPOSE],
};

/** Settings of frameworks, which tell the loader of a block that names no program. */
const BY_NEIGHBOUR: readonly (readonly [sign: RegExp, loaders: readonly Loader[]])[] = [
  [/^(?:NEXT_PUBLIC_\w*|NEXTAUTH_(?:URL|SECRET)|NUXT_\w*)=/, [NODE_EXPAND]],
  [/^APP_KEY=base64:/, [PHPDOTENV]],
  [/^(?:RAILS_ENV|RAILS_MASTER_KEY|RACK_ENV)=/, [RUBY]],
  [/^DJANGO_\w*=/, [ENVIRON, PYTHON, DECOUPLE]],
  [/^FLASK_(?:APP|ENV|DEBUG)=/, [PYTHON]],
  [/^(?:NODE_ENV|NODE_OPTIONS)=/, [NODE]],
];

/** What the names of all of them begin with. */
const TELLING = /^(?:NEXT|NUXT_|APP_KEY|RAILS_|RACK_|DJANGO_|FLASK_|NODE_)/;

/** What may read the file of a program that nobody knows. */
const ANY: readonly Loader[] = [NODE, PHPDOTENV, PYTHON, RUBY, COMPOSE];

/** The loaders that may read a block of a dotenv file; empty in other formats. */
export function loadersOf(block: Block, { text }: SourceDocument): readonly Loader[] {
  if (block.file.format !== 'dotenv') return [];
  const path = block.file.path.replaceAll('\\', '/');
  if (/(?:^|\/)(?:etc\/(?:default|sysconfig)|systemd)\//.test(path)) return [SYSTEMD];
  if (/(?:^|[/.])env\.list$/i.test(path)) return [DOCKER_RUN];
  // Only a shell needs the word; most loaders read over it.
  const exported = /(?:^|[\r\n])[ \t]*export[ \t]+$/.test(
    text.slice(Math.max(0, block.range.start - 40), block.range.start),
  );
  return exported ? [...programsOf(block), SHELL] : programsOf(block);
}

function programsOf({ dialect, scope }: Block): readonly Loader[] {
  const own = BY_DIALECT[dialect.id];
  if (own === undefined && dialect.generic !== true) return dialect.ecosystem === 'node' ? [NODE, COMPOSE] : [COMPOSE];
  if (own !== undefined && !own.includes(NODE)) return own;
  const neighbours = scope.variables
    .filter(({ path: [name = ''] }) => TELLING.test(name))
    .map(({ path: [name = ''], value }) => `${name}=${value.slice(0, 20)}`);
  const told = BY_NEIGHBOUR.find(([sign]) => neighbours.some((setting) => sign.test(setting)));
  if (own === undefined) return told?.[1] ?? ANY;
  return told?.[1].includes(NODE_EXPAND) === true ? [NODE_EXPAND] : own;
}
