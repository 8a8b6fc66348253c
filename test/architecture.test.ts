import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Which folders a folder may import from, beside its own files and the packages named. */
const ALLOWED: readonly {
  readonly from: string;
  readonly to: readonly string[];
  readonly packages: readonly RegExp[];
}[] = [
  { from: 'server/src/core/providers/', to: ['server/src/core/model.ts'], packages: [] },
  { from: 'server/src/core/model/', to: ['server/src/core/position.ts'], packages: [] },
  {
    from: 'server/src/core/formats/',
    to: ['server/src/core/model.ts', 'server/src/core/position.ts', 'server/src/core/edits.ts'],
    packages: [/^(yaml|dotenv|jsonc-parser|toml-eslint-parser|dot-properties)$/],
  },
  {
    from: 'server/src/core/carriers/',
    to: [
      'server/src/core/model.ts',
      'server/src/core/formats/',
      'server/src/core/expand.ts',
      'server/src/core/references.ts',
    ],
    packages: [],
  },
  { from: 'server/src/core/', to: ['server/src/core/'], packages: [/^(yaml|dotenv|jsonc-parser)$/] },
  {
    from: 'server/src/probe/',
    to: [
      'server/src/core/secret.ts',
      'server/src/core/model.ts',
      'server/src/core/causes.ts',
      'server/src/core/say.ts',
    ],
    packages: [/^node:/, /^nodemailer/],
  },
  {
    from: 'server/src/config/',
    to: ['server/src/core/'],
    packages: [/^node:/, /^ignore$/],
  },
  {
    from: 'server/src/cli/',
    to: [
      'server/src/core/',
      'server/src/probe/',
      'server/src/config/',
      'server/src/live/',
      // `smtplint lsp` starts the server, and `--version` reads the manifest; nothing else leads there.
      'server/src/lsp/main.ts',
    ],
    packages: [/^node:/, /^package\.json$/],
  },
  {
    from: 'server/src/lsp/',
    to: ['server/src/core/', 'server/src/probe/', 'server/src/config/', 'server/src/live/'],
    packages: [/^node:/, /^vscode-languageserver/],
  },
  { from: 'server/src/live/', to: ['server/src/core/', 'server/src/probe/'], packages: [/^node:/] },
  {
    from: 'client/src/',
    to: [
      'server/src/core/',
      'server/src/probe/',
      'server/src/live/',
      'server/src/config/given.ts',
      'server/src/config/tested.ts',
      'server/src/config/beside.ts',
      'server/src/config/versions.ts',
    ],
    packages: [/^node:/, /^vscode$/, /^vscode-languageclient/],
  },
];

/** Folders that must not see each other, though both lie in the core. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['server/src/core/dialects/', /core\/(rules|formats|carriers|providers|lsp|cli)\//],
  ['server/src/core/rules/', /core\/(formats|carriers|dialects)\//],
];

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'), entry.name));
}

/** Every module that a file imports: a path from the root, or the name of a package. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+['"]([^'"]+)['"]/g),
  ]
    .concat([...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)])
    .concat([...text.matchAll(/(?:^|\n)import\s+['"]([^'"]+)['"]/g)]);
  return found.map((match) => {
    const name = match[1] ?? '';
    return name.startsWith('.') ? posix.join(posix.dirname(file), name) : name;
  });
}

describe('architecture', () => {
  const files = [...sources('server/src'), ...sources('client/src')];

  it('imports run one way', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const rule = ALLOWED.find(({ from }) => file.startsWith(from));
      assert.ok(rule, `${file} lies in no folder that the architecture knows`);
      for (const name of importsOf(file)) {
        const local = name.startsWith('server/') || name.startsWith('client/');
        const allowed = local
          ? name.startsWith(rule.from) || rule.to.some((to) => name.startsWith(to))
          : rule.packages.some((pattern) => pattern.test(name));
        if (!allowed) wrong.push(`${file} imports ${name}`);
        for (const [from, pattern] of FORBIDDEN) {
          if (file.startsWith(from) && !file.endsWith('/index.ts') && pattern.test(name) && !name.startsWith(from)) {
            wrong.push(`${file} imports ${name}`);
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('sees imports at all', () => {
    assert.ok(importsOf('server/src/core/lint.ts').includes('server/src/core/suppress.ts'));
  });

  it('the core reads no clock, no environment and no process', () => {
    const impure =
      /\b(?:(?:process|console|globalThis|performance)\.\w|Date\.now\b|new Date\(\)|setTimeout\(|setInterval\(|fetch\()/;
    const wrong = files
      .filter((file) => file.startsWith('server/src/core/'))
      .filter((file) => impure.test(stripStrings(readFileSync(join(root, file), 'utf8'))));
    assert.deepEqual(wrong, []);
  });

  it('no source of ours starts processes or evaluates text', () => {
    const wrong = files.filter((file) =>
      /child_process|node:vm|\beval\(|new Function\(|worker_threads/.test(
        stripStrings(readFileSync(join(root, file), 'utf8'), true),
      ),
    );
    assert.deepEqual(wrong, []);
  });
});

/** The code without comments and (unless asked to keep them) string and regex-free literals, which may name anything. */
function stripStrings(text: string, keepStrings = false): string {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
  return keepStrings ? bare : bare.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}
