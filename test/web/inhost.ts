import * as vscode from 'vscode';
import { END, MARK, type Result } from './results.ts';

const LIMIT = 20_000;

const CHECKS: Readonly<Record<string, () => Promise<void>>> = {
  async 'starts without a module of Node'() {
    equal('process' in globalThis, false, 'there is no process of Node');
    const extension = vscode.extensions.getExtension('smtplint.smtplint');
    await extension?.activate();
    equal(extension?.isActive, true, 'the extension is active');
  },
  'finds mistakes in an environment file': () => finds('.env', 'invalid-value'),
  'finds mistakes in a YAML file': () => finds('app.yaml', 'tls-port-mismatch'),
  'finds mistakes in a JSON file': () => finds('mail.json', 'tls-port-mismatch'),
  async 'leaves out a rule that the configuration switches off'() {
    const { uri } = await show('quiet/.env');
    const found = (await findings(uri)).map(({ code }) => idOf(code));
    equal(found.join(), 'host-typo', 'rules that found something');
  },
  async 'follows a change of the configuration'() {
    const { uri } = await show('quiet/.env');
    await findings(uri);
    equal(hasMismatch(ours(uri)), false, 'the rule finds something');
    const config = place('quiet/.smtplint.yaml');
    await write(config, 'rules:\n  tls-port-mismatch: hint\n');
    await changed(uri, hasMismatch);
    await write(config, 'rules:\n  tls-port-mismatch: off\n');
    await changed(uri, (found) => !hasMismatch(found));
    await vscode.workspace.fs.delete(config);
    await changed(uri, hasMismatch);
  },
  async 'switches a rule off for the project by a quick fix'() {
    const { uri } = await show('quiet/.env');
    const finding = (await findings(uri)).find(({ code }) => idOf(code) === 'host-typo');
    const actions = await ask<vscode.CodeAction>('vscode.executeCodeActionProvider', uri, finding?.range, 'quickfix');
    const edit = actions.find(({ title }) => title === 'Switch host-typo off in .smtplint.yaml')?.edit;
    equal(edit !== undefined && (await vscode.workspace.applyEdit(edit)), true, 'there is a fix');
    await (await vscode.workspace.openTextDocument(place('.smtplint.yaml'))).save();
    await changed(uri, (found) => found.length > 0 && !found.some(({ code }) => idOf(code) === 'host-typo'));
  },
  async 'reads the files beside a document, and follows their changes'() {
    await finds('compose.yaml', 'tls-port-mismatch');
    await write(place('config/mail.env'), 'EMAIL_HOST=mail.acme-widgets.net\nEMAIL_PORT=587\n');
    await changed(place('compose.yaml'), (found) => !hasMismatch(found));
  },
  async 'mends a mistake by a quick fix'() {
    const { uri } = await show('mail.json');
    const [finding] = await findings(uri);
    const actions = await ask<vscode.CodeAction>('vscode.executeCodeActionProvider', uri, finding?.range, 'quickfix');
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    equal(preferred?.edit !== undefined && (await vscode.workspace.applyEdit(preferred.edit)), true, 'there is a fix');
    await changed(uri, (found) => !found.some(({ code }) => idOf(code) === 'tls-port-mismatch'));
  },
  async 'explains a setting'() {
    const { uri } = await show('.env');
    const hovers = await ask<vscode.Hover>('vscode.executeHoverProvider', uri, new vscode.Position(1, 12));
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    equal(/Gmail/.test(text.join('\n')), true, 'the provider is named');
  },
  async 'completes values'() {
    const { uri } = await show('.env');
    const at = new vscode.Position(2, 'MAIL_PORT='.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      at,
    );
    equal(
      list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === '465'),
      true,
      'port 465',
    );
  },
  async 'outlines the settings, and explains ports behind them'() {
    const { uri, lineCount } = await show('.env');
    await ask('vscode.executeDocumentSymbolProvider', uri);
    await ask('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, lineCount, 0));
  },
  async 'offers no test above the settings'() {
    const { uri } = await show('.env');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    equal(lenses.filter(({ command }) => command?.command.startsWith('smtplint.')).length, 0, 'lenses of ours');
  },
  async 'shows what was understood'() {
    const { uri } = await show('.env');
    const blocks = await vscode.commands.executeCommand<unknown[]>('smtplint.inspect', { uri: uri.toString() });
    equal(blocks?.length, 1, 'there is one block');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  },
  async 'starts the server anew'() {
    const { uri } = await show('app.yaml');
    await vscode.commands.executeCommand('smtplint.restartServer');
    await findings(uri);
  },
};

/** Called by VS Code in its web extension host, which ends with it: the page has questions of its own afterwards. */
export async function run(): Promise<void> {
  for (const [title, check] of Object.entries(CHECKS)) {
    const result: Result = await check().then(
      () => ({ title }),
      (error: unknown) => ({ title, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
    console.log(MARK + JSON.stringify(result));
  }
  await show('.env');
  console.log(END);
  await new Promise(() => undefined);
}

function place(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(place(name));
  await vscode.window.showTextDocument(document);
  return document;
}

async function finds(name: string, rule: string): Promise<void> {
  const { uri } = await show(name);
  await changed(uri, (found) => found.some(({ code }) => idOf(code) === rule));
}

async function findings(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  await changed(uri, (found) => found.length > 0);
  return ours(uri);
}

/** Fulfilled when our findings in a file are as they should be. */
async function changed(uri: vscode.Uri, holds: (found: readonly vscode.Diagnostic[]) => boolean): Promise<void> {
  if (holds(ours(uri))) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error(`timed out; found in ${uri.path}: ${ours(uri).map(({ code }) => idOf(code))}`));
    }, LIMIT);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!holds(ours(uri))) return;
      clearTimeout(timer);
      listener.dispose();
      resolve();
    });
  });
}

function ours(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'smtplint');
}

function hasMismatch(found: readonly vscode.Diagnostic[]): boolean {
  return found.some(({ code }) => idOf(code) === 'tls-port-mismatch');
}

function idOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** VS Code cancels a running request whenever another provider registers, which is common just after the start. */
async function ask<T>(command: string, ...args: readonly unknown[]): Promise<readonly T[]> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const answer = await Promise.resolve(vscode.commands.executeCommand<T[]>(command, ...args)).catch((error) => {
      if (/Cancell?ed/.test(String(error))) return undefined;
      throw error;
    });
    if (answer !== undefined && answer.length > 0) return answer;
    if (Date.now() > end) throw new Error(`no answer of ${command}`);
  }
}

function equal<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
}
