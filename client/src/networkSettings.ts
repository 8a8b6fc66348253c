import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isOnThisMachine, PROXY_FORM, parseProxy } from '../../server/src/probe/proxy.ts';
import type { ProxyServer } from '../../server/src/probe/types.ts';

/** How long one live test may take; the setting counts in seconds. */
export function timeoutMs(): number {
  const seconds = vscode.workspace.getConfiguration('smtplint').get<number>('test.timeout', 15);
  return Math.min(Math.max(1, seconds), 120) * 1000;
}

/** The certificate authorities to trust instead of the built-in ones; the setting belongs to the machine, never to a workspace. */
export async function caText(): Promise<string | undefined> {
  const path = vscode.workspace.getConfiguration('smtplint').get<string>('test.caFile', '');
  if (path === '') return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error(vscode.l10n.t('smtplint.test.caFile: {0} cannot be read.', path));
  }
}

/** The proxy for a host; the setting belongs to the machine, never to a workspace, and is not meant for servers on it. */
export function proxyFor(host: string): ProxyServer | undefined {
  const url = vscode.workspace.getConfiguration('smtplint').get<string>('test.proxy', '');
  if (url.trim() === '' || isOnThisMachine(host)) return undefined;
  const proxy = parseProxy(url);
  // It may hold a password, so it is not repeated.
  if (proxy === undefined) throw new Error(vscode.l10n.t('smtplint.test.proxy needs {0}.', PROXY_FORM));
  return proxy;
}
