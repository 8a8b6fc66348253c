import * as vscode from 'vscode';
import type { InspectedSetting } from '../../server/src/core/inspect.ts';
import type { ShownBlock } from '../../server/src/core/shown.ts';
import { placeOf } from './place.ts';

interface SettingItem extends vscode.QuickPickItem {
  readonly line?: number;
}

/** Lists the settings that were understood in a file; choosing one goes to its line. Gives them to the caller too. */
export async function showSettings(
  where: unknown,
  understood: (document: vscode.TextDocument) => Promise<readonly ShownBlock[]>,
): Promise<readonly ShownBlock[] | undefined> {
  const place = await placeOf(where);
  if (place === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the file with the mail settings first.'));
    return undefined;
  }
  const { document } = place;
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const blocks = await understood(document);
  if (blocks.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No mail settings were found in {0}.', path));
    return blocks;
  }
  void pick(document, path, blocks);
  return blocks;
}

async function pick(document: vscode.TextDocument, path: string, blocks: readonly ShownBlock[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(blocks.flatMap(itemsOf), {
    title: vscode.l10n.t('Mail settings understood in {0}', path),
    placeHolder: vscode.l10n.t('Choose a setting to go to its line'),
    matchOnDescription: true,
  });
  if (chosen?.line === undefined) return;
  const at = new vscode.Position(chosen.line - 1, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

function itemsOf(block: ShownBlock): readonly SettingItem[] {
  const { security, encryption } = block;
  const shown: readonly (readonly [string, InspectedSetting])[] = [
    [vscode.l10n.t('Host'), block.host],
    [vscode.l10n.t('Port'), block.port],
    [vscode.l10n.t('Encryption'), encryption === undefined ? security : { ...security, value: encryption }],
    [vscode.l10n.t('User'), block.user],
    [vscode.l10n.t('Password'), passwordItem(block)],
    [vscode.l10n.t('From'), block.from],
  ];
  return [
    {
      label: block.title,
      kind: vscode.QuickPickItemKind.Separator,
    },
    ...shown.map(([name, setting]) => itemOf(name, setting)),
    // Most clients always check it, and their settings cannot say otherwise.
    ...(block.verifyCertificate.state === 'absent'
      ? []
      : [itemOf(vscode.l10n.t('Certificate checked'), yesNo(block.verifyCertificate))]),
  ];
}

function itemOf(name: string, { state, value, key, line, file }: InspectedSetting): SettingItem {
  const label = vscode.l10n.t('{0}: {1}', name, valueWords(state, value));
  // What stands in another file has no line to go to in this one.
  if (key !== undefined && file !== undefined) return { label, description: `${key}, ${file}` };
  return {
    label,
    ...(key === undefined || line === undefined
      ? {}
      : { description: vscode.l10n.t('{0}, line {1}', key, line), line }),
  };
}

function valueWords(state: InspectedSetting['state'], value: InspectedSetting['value']): string {
  switch (state) {
    case 'absent':
      return vscode.l10n.t('not set');
    case 'dynamic':
      return vscode.l10n.t('filled in at run time');
    case 'default':
      return value === undefined ? vscode.l10n.t('the default') : vscode.l10n.t('{0} (default)', String(value));
    case 'known':
      return value === undefined ? vscode.l10n.t('not known') : String(value);
  }
}

/** What kind of value stands there, never the value. */
function passwordItem({ password: { kind, ...rest } }: ShownBlock): InspectedSetting {
  if (kind === undefined || kind === 'reference') return rest;
  const words = {
    literal: vscode.l10n.t('in the file'),
    placeholder: vscode.l10n.t('a placeholder'),
    empty: vscode.l10n.t('empty'),
  } as const;
  return { ...rest, value: words[kind] };
}

function yesNo(setting: InspectedSetting): InspectedSetting {
  if (setting.value === undefined) return setting;
  return { ...setting, value: setting.value === true ? vscode.l10n.t('yes') : vscode.l10n.t('no') };
}
