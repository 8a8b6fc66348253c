/**
 * What the language server never offers, by the modules of the protocol's libraries that would serve it: the libraries
 * register every feature there is, and a third of their code is for features that our server does not announce.
 * `server` is the capability that would announce it; `test/bundles.test.ts` checks that none is.
 */
export const ABSENT = [
  { server: 'callHierarchyProvider', module: 'callHierarchy' },
  { server: 'colorProvider', module: 'colorProvider' },
  { server: 'declarationProvider', module: 'declaration' },
  { server: 'documentFormattingProvider', module: 'formatting' },
  { server: 'documentHighlightProvider', module: 'documentHighlight' },
  { server: 'documentOnTypeFormattingProvider', module: 'formatting' },
  { server: 'documentRangeFormattingProvider', module: 'formatting' },
  { server: 'foldingRangeProvider', module: 'foldingRange' },
  { server: 'implementationProvider', module: 'implementation' },
  { server: 'inlineCompletionProvider', module: 'inlineCompletion' },
  { server: 'inlineValueProvider', module: 'inlineValue' },
  { server: 'linkedEditingRangeProvider', module: 'linkedEditingRange' },
  { server: 'monikerProvider', module: 'moniker' },
  { server: 'notebookDocumentSync', module: 'notebook' },
  { server: 'referencesProvider', module: 'reference' },
  { server: 'renameProvider', module: 'rename' },
  { server: 'selectionRangeProvider', module: 'selectionRange' },
  { server: 'semanticTokensProvider', module: 'semanticTokens' },
  { server: 'signatureHelpProvider', module: 'signatureHelp' },
  { server: 'typeDefinitionProvider', module: 'typeDefinition' },
  { server: 'typeHierarchyProvider', module: 'typeHierarchy' },
  { server: 'workspace.fileOperations', module: 'fileOperations' },
  { server: 'workspace.textDocumentContent', module: 'textDocumentContent' },
  { server: 'workspaceSymbolProvider', module: 'workspaceSymbol' },
];

/** In the client a feature is a class; this one offers nothing, whatever its name. */
const CLIENT_FEATURE = `
  class Absent {
    fillClientCapabilities() {}
    initialize() {}
    getState() { return { kind: 'static' }; }
    clear() {}
  }
  module.exports = new Proxy({}, { get: () => Absent });
`;

/** The pull of diagnostics listens to notebooks, and asks whether a document belongs to one. */
const CLIENT_NOTEBOOKS = `
  const nothing = () => ({ dispose() {} });
  exports.NotebookDocumentSyncFeature = class {
    registrationType = { method: 'notebookDocument/sync' };
    fillClientCapabilities() {}
    initialize() {}
    getState() { return { kind: 'static' }; }
    clear() {}
    register() {}
    unregister() {}
    handles() { return false; }
    onOpenNotificationSent = nothing;
    onChangeNotificationSent = nothing;
    onSaveNotificationSent = nothing;
    onCloseNotificationSent = nothing;
  };
`;

/** In the server a feature is a function that adds to a class. */
const SERVER_FEATURE = 'module.exports = new Proxy({}, { get: () => (Base) => Base });';

const features = [...new Set(ABSENT.map(({ module }) => module))];
const classes = features.filter((name) => name !== 'notebook');

/** What stands in for the files whose path ends like this. */
const STAND_INS = [
  ...features.map((name) => [`vscode-languageserver/lib/common/${name}.js`, SERVER_FEATURE]),
  ...classes.map((name) => [`vscode-languageclient/lib/common/${name}.js`, CLIENT_FEATURE]),
  ['vscode-languageclient/lib/common/notebook.js', CLIENT_NOTEBOOKS],
  // `engines.vscode` sees to it that the editor is new enough.
  ['semver/functions/parse.js', 'module.exports = (version) => ({ version });'],
  ['semver/functions/satisfies.js', 'module.exports = () => true;'],
  // Matches the names of files that are not open, unless the client says itself which of them are ours: it does.
  ['vscode-languageclient/lib/common/utils/globPattern.js', ''],
  // Looks for global modules of npm by running it; ours never does, and now cannot.
  ['vscode-languageserver/lib/node/files.js', ''],
];

/** Puts stand-ins in the place of what is never used. */
export function absentFeatures() {
  return {
    name: 'absent-features',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]node_modules[\\/](?:vscode-language|semver)/ }, ({ path }) => {
        const found = STAND_INS.find(([end]) => path.replaceAll('\\', '/').endsWith(`/${end}`));
        return found === undefined ? undefined : { contents: found[1], loader: 'js' };
      });
    },
  };
}
