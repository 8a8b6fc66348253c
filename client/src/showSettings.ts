import * as vscode from 'vscode';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { type InspectedBlock, type InspectedSetting, inspectBlocks } from '../../server/src/core/inspect.ts';
import { understand } from '../../server/src/core/lint.ts';
import type { Mode } from '../../server/src/core/model.ts';
import { providers } from '../../server/src/core/provider.ts';
import { modePhrase } from '../../server/src/core/words.ts';
import { translate } from './l10n.ts';
import { factsPath, placeOf } from './place.ts';

interface SettingItem extends vscode.QuickPickItem {
  readonly line?: number;
}

/** Lists the settings that were understood in a file; choosing one goes to its line. Gives them to the caller too. */
export async function showSettings(where: unknown): Promise<readonly InspectedBlock[] | undefined> {
  const place = await placeOf(where);
  if (place === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the file with the mail settings first.'));
    return undefined;
  }
  const { document } = place;
  const path = vscode.workspace.asRelativePath(document.uri, false);
  const analysis = understand(factsPath(document), document.getText());
  const blocks = analysis === undefined ? [] : inspectBlocks(analysis);
  if (blocks.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No mail settings were found in {0}.', path));
    return blocks;
  }
  void pick(document, path, blocks);
  return blocks;
}

async function pick(document: vscode.TextDocument, path: string, blocks: readonly InspectedBlock[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(blocks.flatMap(itemsOf), {
    title: vscode.l10n.t('Mail settings understood in {0}', path),
    placeHolder: vscode.l10n.t('Choose a setting to go to its line'),
    matchOnDescription: true,
  });
  if (chosen?.line === undefined) return;
  const at = new vscode.Position(chosen.line - 1, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

function itemsOf(block: InspectedBlock): readonly SettingItem[] {
  const dialect = dialects.find(({ id }) => id === block.dialect)?.name ?? block.dialect;
  const provider = providers.find(({ id }) => id === block.provider)?.name;
  const security = block.security.value;
  const shown: readonly (readonly [string, InspectedSetting])[] = [
    [vscode.l10n.t('Host'), block.host],
    [vscode.l10n.t('Port'), block.port],
    [
      vscode.l10n.t('Encryption'),
      security === undefined ? block.security : { ...block.security, value: translate(modePhrase(security as Mode)) },
    ],
    [vscode.l10n.t('User'), block.user],
    [vscode.l10n.t('Password'), passwordItem(block)],
    [vscode.l10n.t('From'), block.from],
  ];
  return [
    {
      label: provider === undefined ? dialect : `${dialect}, ${provider}`,
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
function passwordItem({ password: { kind, ...rest } }: InspectedBlock): InspectedSetting {
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
