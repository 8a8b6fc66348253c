import * as vscode from 'vscode';
import type { ListedBlock } from './languageServer.ts';
import { mayHoldMail } from './selector.ts';

/** Names under which settings of programs usually stand; other files join when they are opened. */
const FILES =
  '**/{.env,.env.*,*.env,docker-compose*.yml,docker-compose*.yaml,compose*.yml,compose*.yaml,application*.yml,application*.yaml,application*.properties,appsettings*.json,config.json,config.yml,config.yaml}';
const MOST_FILES = 200;
const MOST_BYTES = 256 * 1024;

/** Finds the files of the workspace that may hold settings; called when somebody looks at the Test Explorer. */
export async function candidateFiles(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MOST_FILES, token);
  const held: vscode.Uri[] = [];
  for (const uri of found) {
    if (token.isCancellationRequested) break;
    if (await holdsMail(uri)) held.push(uri);
  }
  return held;
}

async function holdsMail(uri: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) return false;
    return mayHoldMail(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // It vanished, or may not be read.
    return false;
  }
}

/** The item of a file, made when it is first asked for. */
export function fileItem(controller: vscode.TestController, uri: vscode.Uri): vscode.TestItem {
  const id = uri.toString();
  const known = controller.items.get(id);
  if (known !== undefined) return known;
  const item = controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
  item.canResolveChildren = true;
  controller.items.add(item);
  return item;
}

/** Puts the blocks of a file below its item. A block keeps its item, and so its result, as long as its host stays. */
export function showBlocks(
  controller: vscode.TestController,
  file: vscode.TestItem,
  blocks: readonly ListedBlock[],
): readonly vscode.TestItem[] {
  const seen = new Map<string, number>();
  const items = blocks.map(({ label, description, range }, i) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    const id = `${file.id} ${label} ${count}`;
    const item = file.children.get(id) ?? controller.createTestItem(id, label, file.uri);
    item.description = description;
    item.range = range;
    item.sortText = String(i).padStart(4, '0');
    return item;
  });
  file.children.replace(items);
  return items;
}
