import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { findings, show } from './support.ts';

interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly default?: unknown;
}

describe('the installed package', () => {
  const extension = () => {
    const found = vscode.extensions.getExtension('smtplint.smtplint');
    assert.ok(found, 'it is installed');
    return found;
  };

  it('is the one that is tested, and is active once mail settings are open [capability: activation]', async () => {
    const document = await show('.env');
    await findings(document.uri);
    assert.equal(extension().isActive, true);
    assert.equal(basename(dirname(extension().extensionPath)), 'extensions');
  });

  it('has at most 20 settings, each with a default and one sentence [capability: package]', () => {
    const settings: Readonly<Record<string, Setting>> = extension().packageJSON.contributes.configuration.properties;
    const names = Object.keys(settings);
    assert.ok(names.length > 0 && names.length <= 20, names.join(', '));
    for (const [name, setting] of Object.entries(settings)) {
      const words = setting.description ?? setting.markdownDescription ?? '';
      // A name between percent signs is a text that was not found.
      assert.match(words, /^[^%].{20,}[^%]$/, name);
      assert.ok('default' in setting, name);
      assert.notEqual(vscode.workspace.getConfiguration().inspect(name)?.defaultValue, undefined, name);
    }
  });

  it('registers each of its commands, all under one category [capability: package]', async () => {
    const contributed: readonly { readonly command: string; readonly category: string; readonly title: string }[] =
      extension().packageJSON.contributes.commands;
    const registered = await vscode.commands.getCommands(true);
    for (const { command, category, title } of contributed) {
      assert.ok(registered.includes(command), command);
      assert.equal(category, 'smtplint');
      assert.match(title, /^[^%]/, command);
    }
  });
});
