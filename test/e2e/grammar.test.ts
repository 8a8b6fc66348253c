import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { VSCODE } from './host.ts';

/** The little of VS Code's own tokenizer that is used here; it is taken from the installed workbench. */
interface Token {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly scopes: readonly string[];
}
interface Grammar {
  tokenizeLine(line: string, state: unknown): { readonly tokens: readonly Token[]; readonly ruleStack: unknown };
}
interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const root = join(import.meta.dirname, '..', '..');
const load = createRequire(import.meta.url);
const HAS_DOTENV = existsSync(join(VSCODE, 'extensions', 'dotenv'));

/** Every grammar of a folder with a package.json, by its scope. */
function grammarsOf(folder: string): readonly Contribution[] {
  const { contributes } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const grammars: readonly Contribution[] = contributes?.grammars ?? [];
  return grammars.map((grammar) => ({ ...grammar, path: join(folder, grammar.path) }));
}

function registry(injected: boolean) {
  const textmate = load(join(VSCODE, 'node_modules', 'vscode-textmate'));
  const oniguruma = load(join(VSCODE, 'node_modules', 'vscode-oniguruma'));
  const wasm = readFileSync(join(VSCODE, 'node_modules', 'vscode-oniguruma', 'release', 'onig.wasm'));
  const extensions = join(VSCODE, 'extensions');
  const own = grammarsOf(root);
  const all = [
    ...['ini', 'yaml', 'json', 'dotenv']
      .filter((name) => readdirSync(extensions).includes(name))
      .flatMap((name) => grammarsOf(join(extensions, name))),
    ...own,
  ];
  const onigLib = oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length)).then(() => ({
    createOnigScanner: (patterns: readonly string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));
  return {
    initial: textmate.INITIAL as unknown,
    registry: new textmate.Registry({
      onigLib,
      loadGrammar: async (scope: string) => {
        const path = all.find(({ scopeName }) => scopeName === scope)?.path;
        return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
      },
      getInjections: (scope: string) =>
        injected ? own.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName) : [],
    }),
  };
}

/** Tokens as `text scope`, where the innermost scope says what it is. */
async function tokens(scope: string, text: string, injected = true): Promise<readonly (readonly [string, string])[]> {
  const { registry: grammars, initial } = registry(injected);
  const grammar: Grammar | null = await grammars.loadGrammar(scope);
  if (grammar === null) return [];
  let state: unknown = initial;
  return text.split('\n').flatMap((line) => {
    const { tokens: found, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return found.map(
      ({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.at(-1) ?? ''] as const,
    );
  });
}

const KEY = 'support.variable.mail.smtplint';
const PORT = 'constant.numeric.port.smtplint';
const MODE = 'constant.language.mode.smtplint';
const DIRECTIVE = 'keyword.control.directive.smtplint';
const RULE = 'entity.name.function.rule.smtplint';
const REASON = 'string.unquoted.reason.smtplint';

const CASES: readonly (readonly [scope: string, text: string, expected: readonly (readonly [string, string])[]])[] = [
  ['source.ini', 'SMTP_PORT=465', [['465', PORT]]],
  ['source.ini', 'MAIL_USE_TLS=true', [['true', MODE]]],
  [
    'source.ini',
    '# smtplint-ignore host-typo, backup-port -- ours',
    [
      ['smtplint-ignore', DIRECTIVE],
      ['host-typo, backup-port', RULE],
      ['ours', REASON],
    ],
  ],
  [
    'source.yaml',
    'SMTP_PORT: 587',
    [
      ['SMTP_PORT', KEY],
      ['587', PORT],
    ],
  ],
  ['source.yaml', 'smtp:\n  host: a', [['smtp', KEY]]],
  ['source.yaml', '- MAIL_PORT=587', [['587', PORT]]],
  [
    'source.yaml',
    'a: 1 # smtplint-ignore-file x',
    [
      ['smtplint-ignore-file', DIRECTIVE],
      ['x', RULE],
    ],
  ],
  [
    'source.json',
    '{ "MAIL_PORT": 2525 }',
    [
      ['MAIL_PORT', KEY],
      ['2525', PORT],
    ],
  ],
  [
    'source.json',
    '{ "smtp": {} } // smtplint-ignore x',
    [
      ['smtp', KEY],
      ['smtplint-ignore', DIRECTIVE],
      ['x', RULE],
    ],
  ],
];

/** Texts in which nothing may change but the added scopes: each token of the format keeps its place. */
const KEPT: readonly (readonly [scope: string, text: string])[] = [
  ['source.ini', 'MAIL_ENCRYPTION="tls" # x'],
  ['source.ini', 'DB_PORT = 5432\nCOMMENT=# smtplint is good'],
  ['source.yaml', 'db:\n  port: 465\n  name: "SMTP_HOST=a"\nlist: [smtp, 25]'],
  ['source.json', '{ "name": "smtp", "port": 465, "list": ["MAIL_PORT"] }'],
];

describe('syntax', () => {
  for (const [scope, text, expected] of CASES) {
    it(`marks ${JSON.stringify(text)} in ${scope}`, async () => {
      const found = (await tokens(scope, text)).filter(([, inner]) =>
        [KEY, PORT, MODE, DIRECTIVE, RULE, REASON].includes(inner),
      );
      assert.deepEqual(found, expected);
    });
  }
  for (const [scope, text] of KEPT) {
    it(`leaves ${JSON.stringify(text)} in ${scope} as it is`, async () => {
      const plain = await tokens(scope, text, false);
      assert.ok(plain.length > 0);
      assert.deepEqual(await tokens(scope, text), plain);
    });
  }

  // The oldest VS Code has no grammar of its own for dotenv files and takes the one for INI.
  if (HAS_DOTENV) {
    it('keeps what the dotenv grammar says of values', async () => {
      const text = 'export MAIL_ENCRYPTION="tls" # x\nSMTP_PORT=465';
      const plain = await tokens('source.dotenv', text, false);
      const added = await tokens('source.dotenv', text);
      assert.deepEqual(
        added.map(([word]) => word),
        plain.map(([word]) => word),
      );
      assert.deepEqual(
        added.filter(([, inner], i) => inner !== plain[i]?.[1]),
        [
          ['MAIL_ENCRYPTION', KEY],
          ['SMTP_PORT', KEY],
          ['465', PORT],
        ],
      );
    });
  }
});
