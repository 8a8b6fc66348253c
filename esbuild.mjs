import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build, context } from 'esbuild';
import { packTranslations } from './scripts/packTranslations.mjs';

/**
 * Bundles everything that is shipped into `dist/`: `node esbuild.mjs [--production | --extension] [--watch]`.
 *
 * The core (rules, dialects, providers, parsers), the live test and the protocol of the language server are bundles of
 * their own, `core.cjs`, `probe.cjs` and `protocol.cjs`; command line, server and client require them instead of
 * holding a copy each. That halves the package, and a command that needs none of them starts without loading them.
 * `--extension` is `--production` without what only the command line prints; `npm run package` ships that.
 */
const root = import.meta.dirname;
const extension = process.argv.includes('--extension');
const production = extension || process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const core = join(root, 'server', 'src', 'core');

/** Modules that are required at run time from a bundle of their own, and so are never copied into another. */
const SHARED = [
  { bundle: 'probe.cjs', holds: (path) => path === join(root, 'server', 'src', 'probe', 'index.ts') },
  { bundle: 'server.cjs', holds: (path) => path === join(root, 'server', 'src', 'lsp', 'main.ts') },
  { bundle: 'core.cjs', holds: (path) => path.startsWith(core + sep) },
];

/** Client and server speak the same protocol: its library is shipped once. */
const PROTOCOL = /^vscode-languageserver-protocol(?:\/node)?$/;

const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // `import()` becomes a lazy `require`, which also works inside the editor's extension host.
  supported: { 'dynamic-import': false },
};
const browser = { platform: 'browser', format: 'cjs', target: 'es2022' };

const ENTRIES = [
  { out: 'core.cjs', stdin: coreModules(), ...node },
  { out: 'protocol.cjs', stdin: protocolModule(), ...node },
  { out: 'probe.cjs', entry: 'server/src/probe/index.ts', ...node },
  { out: 'server.cjs', entry: 'server/src/lsp/main.ts', ...node },
  { out: 'cli.cjs', entry: 'server/src/cli/bin.ts', ...node, banner: { js: '#!/usr/bin/env node' } },
  { out: 'client.cjs', entry: 'client/src/extension.ts', ...node, external: ['vscode'] },
  { out: 'web/client.js', entry: 'client/src/browser.ts', ...browser, external: ['vscode'], whole: true },
  { out: 'web/server.js', entry: 'server/src/lsp/browser.ts', ...browser, format: 'iife', whole: true },
];

if (production) rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(join(root, 'dist'), { recursive: true });
for (const entry of ENTRIES) {
  if (entry.entry !== undefined && !existsSync(join(root, entry.entry))) {
    console.log(`skipped ${entry.out}: ${entry.entry} does not exist yet`);
    continue;
  }
  const options = optionsOf(entry);
  if (watch) await (await context(options)).watch();
  else await build(options);
}
await packTranslations(root);

function optionsOf({ out, entry, stdin, whole, ...options }) {
  return {
    ...(entry === undefined ? { stdin } : { entryPoints: [join(root, entry)] }),
    ...options,
    outfile: join(root, 'dist', out),
    absWorkingDir: root,
    bundle: true,
    // The CommonJS build of jsonc-parser cannot be bundled; its ES modules can.
    mainFields: ['module', 'main'],
    // Of the YAML library only the decoding of scalars is used; its CommonJS build would bring all of it along.
    alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js') },
    // Small bundles start faster; the maps lead back to the sources.
    minify: !watch,
    sourcemap: !production,
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'ambiguous-reexport': 'error' },
    plugins: [
      ...(whole === true ? [] : [shared(out)]),
      ...(extension ? [withoutSources()] : []),
      ...(out === 'server.cjs' ? [noProcesses()] : []),
      report(out),
    ],
  };
}

/** Sends an import that leads into a shared module to its bundle beside the importing one. */
function shared(out) {
  return {
    name: 'shared',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const target = join(resolveDir, path);
        const found = SHARED.find(({ bundle, holds }) => bundle !== out && holds(target));
        return found === undefined || out === 'core.cjs' ? undefined : { path: `./${found.bundle}`, external: true };
      });
      if (out === 'protocol.cjs') return;
      onResolve({ filter: PROTOCOL }, () => ({ path: './protocol.cjs', external: true }));
    },
  };
}

/** Everything that the core exports, in one module; a name that two of its files export stops the build. */
function coreModules() {
  const files = readdirSync(core, { recursive: true })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.ts'))
    // Single rules, dialects and providers are reached through their index.
    .filter((name) => !/^(?:rules|dialects|providers)\//.test(name) || name.endsWith('/index.ts'));
  const contents = files.sort().map((name) => `export * from './${name}';\n`);
  return { contents: contents.join(''), resolveDir: core, sourcefile: 'core.ts', loader: 'ts' };
}

/** `/node` holds all that the plain entry has. */
function protocolModule() {
  const contents = "module.exports = require('vscode-languageserver-protocol/node');\n";
  return { contents, resolveDir: root, sourcefile: 'protocol.cjs', loader: 'js' };
}

/** The library of the language server can look for global modules by running npm; ours never does, and now cannot. */
function noProcesses() {
  return {
    name: 'no-processes',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:node:)?child_process$/ }, () => ({ path: 'child_process', namespace: 'none' }));
      onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** The sources of facts are printed by the command line alone, and are a twelfth of the package: no editor shows them. */
function withoutSources() {
  return {
    name: 'without-sources',
    setup({ onLoad }) {
      onLoad({ filter: /core[\\/](?:dialects|providers|rules)[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
        // Biome's layout: the list ends on its own line or with the bracket at its indentation.
        contents: readFileSync(path, 'utf8').replace(
          /^( *)sources: \[(?:[^\n]*\],|[\s\S]*?^\1\],)$/gm,
          '$1sources: [],',
        ),
        loader: 'ts',
      }));
    },
  };
}

function report(out) {
  return {
    name: 'report',
    setup({ onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length > 0) return;
        const path = join(root, 'dist', out);
        if (out === 'cli.cjs') chmodSync(path, 0o755);
        const size = Math.ceil(statSync(path).size / 1024);
        console.log(`${relative(root, join(dirname(path), ''))}/${out.split('/').at(-1)} ${size} KB`);
      });
    },
  };
}
