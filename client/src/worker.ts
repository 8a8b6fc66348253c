import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from 'vscode-languageclient/browser';
import { BUNDLES, workerScript } from './workerScript.ts';

/** All that is needed of a browser here; its types would bring a thousand other globals. */
declare const Worker: new (url: string) => object;

/** Starts the language server in a worker, and connects to it. */
export async function startWorker(extension: vscode.Uri): Promise<MessageTransports> {
  const bundles = BUNDLES.map(async (path) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', path));
    return { path, text: new TextDecoder().decode(bytes) };
  });
  // One script of them all: a worker may not load scripts from where the extension lies, which is another origin.
  const script = new Blob([workerScript(await Promise.all(bundles))], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(script));
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
