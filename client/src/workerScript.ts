/** The bundles that the language server consists of in a browser; the last one starts it. */
export const BUNDLES: readonly string[] = ['core.cjs', 'web/client.js', 'server.cjs'];

export interface Bundle {
  readonly path: string;
  readonly text: string;
}

/**
 * The script of a worker that runs bundles, the last of them first: each is a function, which is what Node makes of a
 * file too, and `require` finds them by their names. So a browser runs the very files that Node runs, and no copy of
 * them is shipped.
 */
export function workerScript(bundles: readonly Bundle[]): string {
  const functions = bundles.map(
    ({ path, text }) => `${JSON.stringify(nameOf(path))}: (module, exports, require) => {\n${text}\n},\n`,
  );
  return `'use strict';
const bundles = {
${functions.join('')}};
const loaded = new Map();
const require = (path) => {
  const name = path.split('/').at(-1);
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  if (!Object.hasOwn(bundles, name)) throw new Error('There is no module ' + path + ' in a browser.');
  const module = { exports: {} };
  loaded.set(name, module);
  bundles[name](module, module.exports, require);
  return module.exports;
};
require(${JSON.stringify(nameOf(bundles.at(-1)?.path ?? ''))});
`;
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
