import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, posix, sep } from 'node:path';
import { build, context } from 'esbuild';
import { absentFeatures } from './scripts/absentFeatures.mjs';
import { packTranslations, phraseKeys } from './scripts/packTranslations.mjs';

/**
 * Bundles everything that is shipped into `dist/`: `node esbuild.mjs [--production | --extension] [--watch]`.
 *
 * What several programs need is a bundle of its own, which the others require instead of holding a copy each: the core
 * (rules, dialects, providers, parsers), the live test, the language server, and the libraries of the protocol. That
 * halves the package, and a command that needs none of them starts without loading them.
 * `--extension` is `--production` without what only the command line prints, and takes its time to be small;
 * `npm run package` ships that.
 */
const root = import.meta.dirname;
const extension = process.argv.includes('--extension');
const production = extension || process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const core = source('server/src/core');

/** What the extension asks for after it has started, by name: kept apart, so that each window loads only the beginning. */
const LATER = {
  liveTest: './client/src/liveTest.ts',
  testRun: './client/src/testRun.ts',
  forgetPasswords: './client/src/forgetPasswords.ts',
  showSettings: './client/src/showSettings.ts',
  understood: './client/src/understood.ts',
  sample: './client/src/sample.ts',
  languageClient: 'vscode-languageclient/node',
};

/**
 * Modules that are required at run time from a bundle of their own, and so are never copied into another; of a bundle
 * with a `part`, that part stands for them.
 */
const SHARED = [
  { bundle: 'probe.cjs', holds: (path) => path === source('server/src/probe/index.ts') },
  { bundle: 'server.cjs', holds: (path) => path === source('server/src/lsp/main.ts') },
  { bundle: 'core.cjs', holds: (path) => path.startsWith(core + sep) },
  { bundle: 'core.cjs', part: 'ignorePatterns', holds: isModule('ignore') },
  ...Object.entries(LATER).map(([part, path]) => ({ bundle: 'later.cjs', part, holds: isModule(path) })),
  { bundle: 'web/client.js', part: 'protocol', holds: library('vscode-jsonrpc|vscode-languageserver-protocol', 'api') },
  { bundle: 'web/client.js', part: 'library', holds: library('vscode-languageclient', 'api|client') },
];

const node = {
  platform: 'node',
  target: 'node20',
  // `import()` becomes a lazy `require`, which also works inside the editor's extension host.
  supported: { 'dynamic-import': false },
};
const browser = { platform: 'browser', target: 'es2022' };
/** Of the translations, the program holds the order. */
const define = { PHRASE_KEYS: JSON.stringify(await phraseKeys(root)) };

const ENTRIES = [
  { out: 'core.cjs', stdin: coreModules(), ...browser, plugins: [noBuiltins()] },
  { out: 'web/client.js', stdin: webModules(), ...browser, plugins: [noBuiltins()], external: ['vscode'], whole: true },
  // Node and a worker in a browser run the same file.
  { out: 'server.cjs', stdin: serverModules(), ...node, conditions: ['browser'], plugins: [noBuiltins(forNode)] },
  { out: 'probe.cjs', entry: 'server/src/probe/index.ts', ...node },
  { out: 'cli.cjs', entry: 'server/src/cli/bin.ts', ...node, banner: { js: '#!/usr/bin/env node' } },
  { out: 'client.cjs', entry: 'client/src/extension.ts', ...node, external: ['vscode'] },
  { out: 'later.cjs', stdin: laterModules(), ...node, external: ['vscode'] },
];

if (production) rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(join(root, 'dist'), { recursive: true });
for (const entry of ENTRIES) {
  const options = optionsOf(entry);
  if (watch) await (await context(options)).watch();
  else await build(options);
}
if (extension) await shrink(ENTRIES.map(({ out }) => out));
packTranslations(root);

function optionsOf({ out, entry, stdin, whole = false, plugins = [], ...options }) {
  return {
    ...(entry === undefined ? { stdin } : { entryPoints: [source(entry)] }),
    ...options,
    define,
    format: 'cjs',
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
      ...(whole ? [] : [namesOnce(), shared(out)]),
      ...plugins,
      absentFeatures(),
      ...(extension ? [withoutPages()] : []),
      report(out),
    ],
  };
}

function source(path) {
  return join(root, ...path.split('/'));
}

/** True for the file of one module of ours, or of one of a package. */
function isModule(path) {
  const file = path.startsWith('.') ? source(path) : createRequire(import.meta.url).resolve(path);
  return (found) => found === file;
}

/** True for files of packages that run anywhere; the packages' files for Node or browsers alone come on top of them. */
function library(packages, files) {
  const pattern = new RegExp(`/node_modules/(?:${packages})/lib/common/(?:${files})\\.js$`);
  return (path) => pattern.test(path.replaceAll('\\', '/'));
}

/** Sends an import that leads into a shared module to its bundle. */
function shared(out) {
  return {
    name: 'shared',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^(?:\.|vscode-|ignore$)/, namespace: 'file' }, async ({ path, pluginData, ...where }) => {
        if (pluginData === 'resolved') return undefined;
        const target = await resolve(path, { ...where, pluginData: 'resolved' });
        const found = SHARED.find(({ bundle, holds }) => bundle !== out && holds(target.path));
        if (found === undefined || out === 'core.cjs') return target;
        const outside = `${dirname(out) === '.' ? './' : '../'}${found.bundle}`;
        if (found.part === undefined) return { path: outside, external: true };
        return { path: `${outside}#${found.part}`, namespace: 'part', pluginData: { outside, part: found.part } };
      });
      onResolve({ filter: /.*/, namespace: 'part' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'part' }, ({ pluginData: { outside, part } }) => ({
        contents: `module.exports = require(${JSON.stringify(outside)}).${part};`,
      }));
    },
  };
}

/**
 * esbuild copies all names of a CommonJS module for every file that imports one of them, at each start. Through a module
 * that lists them they are copied once.
 */
function namesOnce() {
  const require = createRequire(import.meta.url);
  return {
    name: 'names-once',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^vscode-languageserver$/, namespace: 'file' }, ({ path, kind }) =>
        kind === 'import-statement' ? { path, namespace: 'names' } : undefined,
      );
      onResolve({ filter: /.*/, namespace: 'names' }, ({ path }) => ({ path: require.resolve(path) }));
      onLoad({ filter: /.*/, namespace: 'names' }, ({ path }) => ({
        contents: `export { ${Object.keys(require(path)).join(', ')} } from '${path}';`,
      }));
    },
  };
}

/**
 * Everything that the core exports, in one module; a name that two of its files export stops the build. With it goes the
 * library that reads ignore files, which all programs need, though the core does not.
 */
function coreModules() {
  const files = readdirSync(core, { recursive: true })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.ts'))
    // Single rules, dialects and providers are reached through their index.
    .filter((name) => !/^(?:rules|dialects|providers)\//.test(name) || name.endsWith('/index.ts'));
  const contents = files.sort().map((name) => `export * from './${name}';\n`);
  contents.push(`export { default as ignorePatterns } from 'ignore';\n`);
  return { contents: contents.join(''), resolveDir: core, sourcefile: 'core.ts', loader: 'ts' };
}

/** The language server: the entry that fits the machine is loaded, and the other one is not. */
function serverModules() {
  const contents = `
    if (typeof process === 'undefined') require('./server/src/lsp/browser.ts');
    else require('./server/src/lsp/main.ts');
  `;
  return { contents, resolveDir: root, sourcefile: 'server.js', loader: 'js' };
}

/** True for the modules of the server that only Node loads. */
function forNode(path) {
  if (/\/src\/config\/(?:given|loaded|patterns)\.ts$/.test(path)) return false;
  return /\/(?:src\/lsp\/(?:main|nodeHost)\.ts|src\/(?:config|probe)\/\w+\.ts|lib\/node\/\w+\.js)/.test(path);
}

/**
 * The entry for browsers. Their extension host loads one file and no other, so this one holds the libraries of the
 * protocol, and all other bundles take them from here. Nothing of it runs before it is asked for: the server has no
 * editor around it.
 */
function webModules() {
  const contents = `
    exports.activate = (context) => require('./client/src/browser.ts').activate(context);
    Object.defineProperties(exports, {
      protocol: { get: () => require('vscode-languageserver-protocol') },
      library: { get: () => require('vscode-languageclient') },
    });
  `;
  return { contents, resolveDir: root, sourcefile: 'client.js', loader: 'js' };
}

/** Each of them runs when it is first asked for. */
function laterModules() {
  const parts = Object.entries(LATER).map(([part, path]) => `${part}: { get: () => require('${path}') },`);
  const contents = `Object.defineProperties(exports, {\n${parts.join('\n')}\n});\n`;
  return { contents, resolveDir: root, sourcefile: 'later.js', loader: 'js' };
}

/**
 * Browsers have no modules of Node, so nothing that runs there may ask for one. The library for dotenv files does, for
 * functions of it that are not used.
 */
function noBuiltins(mayHave = () => false) {
  return {
    name: 'no-builtins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:node:)?[a-z]/ }, ({ path, importer }) => {
        if (!isBuiltin(path) || mayHave(importer.replaceAll('\\', '/'))) return undefined;
        if (/[\\/]dotenv[\\/]/.test(importer)) return { path, namespace: 'builtin' };
        return { errors: [{ text: `${importer} asks for ${path}, and runs in browsers too` }] };
      });
      onLoad({ filter: /.*/, namespace: 'builtin' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/**
 * Pages and sources are printed by the command line alone, and are a tenth of the package: no editor shows them. Examples
 * of what is wrong are for the tests.
 */
function withoutPages() {
  return {
    name: 'without-pages',
    setup({ onLoad }) {
      onLoad({ filter: /core[\\/]causes\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/^ {4}meaning:\s+(['"]).*\1,$/gm, "    meaning: '',"),
        loader: 'ts',
      }));
      onLoad({ filter: /core[\\/](?:dialects|providers|rules)[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
        // Biome's layout: a list or an object ends on its own line or with the bracket at its indentation.
        contents: readFileSync(path, 'utf8')
          .replace(/^( *)sources: \[(?:[^\n]*\],|[\s\S]*?^\1\],)$/gm, '$1sources: [],')
          .replace(/^ {2}docs: \{[\s\S]*?^ {2}\},$/gm, '  docs: {},')
          .replace(/^ *(?:note|unread|notes): (?:'[^\n]*'|\[[^\n]*\]),\n/gm, '')
          .replace(/^( *)source:\s+'[^\n]*',$/gm, "$1source: '',")
          .replace(/^ {4}broken: \{[\s\S]*?^ {4}\},\n/gm, ''),
        loader: 'ts',
      }));
    },
  };
}

/** A second minifier, whose output is a twentieth smaller when packed, for the download that every user waits for. */
async function shrink(names) {
  const { minify } = await import('terser');
  for (const name of names) {
    const path = join(root, 'dist', name);
    const { code } = await minify(readFileSync(path, 'utf8'), { ecma: 2022, toplevel: true });
    writeFileSync(path, code);
  }
}

function report(out) {
  return {
    name: 'report',
    setup({ onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length > 0) return;
        const path = join(root, 'dist', out);
        if (out === 'cli.cjs') chmodSync(path, 0o755);
        console.log(`${posix.join('dist', out)} ${Math.ceil(statSync(path).size / 1024)} KB`);
      });
    },
  };
}
