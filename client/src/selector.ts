import * as vscode from 'vscode';

/** Languages in which mail settings are written; other languages are reached by the name of the file. */
const LANGUAGES = ['dotenv', 'properties', 'yaml', 'json', 'jsonc', 'ini', 'toml', 'dockercompose'];

/** `.env` is `dotenv` in newer versions of VS Code and `properties` in older ones, so its name decides too. */
const PATTERNS = [
  '**/.env',
  '**/.env.*',
  '**/*.env',
  '**/env.*',
  '**/*.{yml,yaml,json,jsonc,ini,cfg,conf,toml,properties}',
];

/** One way to choose documents: by the language or by the name, always with the scheme. */
export type Filter = { scheme: string; language: string } | { scheme: string; pattern: string };

/** The documents that the language server sees: real files and new ones, not the other side of a diff or an output. */
export function documentSelector(): Filter[] {
  const schemes = new Set(['file', 'untitled']);
  for (const folder of vscode.workspace.workspaceFolders ?? []) schemes.add(folder.uri.scheme);
  return [...schemes].flatMap((scheme): Filter[] => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...PATTERNS.map((pattern) => ({ scheme, pattern })),
  ]);
}

/** True for a document that may hold mail settings, and for our own configuration: the server is worth starting. */
export function isCandidate(document: vscode.TextDocument): boolean {
  if (vscode.languages.match(documentSelector(), document) === 0) return false;
  return OWN.test(document.uri.path) || mayHoldMail(document.getText());
}

/** False for a text that holds no mail word. */
export function mayHoldMail(text: string): boolean {
  return MAIL.test(text);
}

const OWN = /\/\.smtplint\.(?:ya?ml|json)$/;
/** Not our own name: VS Code opens its settings in every window, and ours may be among them. */
const MAIL = /mail|smtp(?!lint)|sendgrid|smarthost|postmark|resend_api|notifier/i;
