import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, askOnce, insideOf, rangeOf, show, until } from './support.ts';

describe('language features', () => {
  let document: vscode.TextDocument;
  beforeEach(async () => {
    document = await show('.env');
  });

  it('explain key, value, host and port in a hover [capability: hover]', async () => {
    for (const [word, expected] of [
      ['EMAIL_PORT', /the port of the mail server/],
      ['465', /TLS starts with the first byte/],
      ['smtp.gmail.com', /Gmail/],
      ['True', /Effect/],
    ] as const) {
      const hovers = await ask<vscode.Hover>('vscode.executeHoverProvider', document.uri, insideOf(document, word));
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === 'string' ? content : content.value))
        .join('\n');
      assert.match(text, expected);
      assert.ok(!text.includes('canaryhunternine'));
    }
  });

  it('complete keys, ports and hosts [capability: completion]', async () => {
    const typed = await show('typed/.env');
    for (const [at, position, label] of [
      [document, rangeOf(document, '465').start, '587'],
      [document, rangeOf(document, 'smtp.gmail.com').start, 'smtp.gmail.com'],
      [typed, typed.positionAt(typed.getText().length), 'EMAIL_PORT'],
    ] as const) {
      await until(`the completion ${label}`, async () => {
        const command = 'vscode.executeCompletionItemProvider';
        const list = await askOnce<vscode.CompletionList>(command, at.uri, position);
        // Words of the open files are offered too, but without a word about them.
        return list?.items.find((item) => labelOf(item).startsWith(label) && (item.documentation ?? item.detail));
      });
    }
  });

  it('show the connection test above the block [capability: code-lens]', async () => {
    const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider', document.uri, 10);
    const [lens] = lenses.filter(({ command }) => command?.command === 'smtplint.test');
    assert.ok(lens, JSON.stringify(lenses));
    assert.equal(lens.range.start.line, 0);
    assert.match(lens.command?.title ?? '', /Test connection/);
  });

  it('say behind port and mode what they mean [capability: inlay-hints]', async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint>('vscode.executeInlayHintProvider', document.uri, whole);
    const shown = hints.map(({ label, position }) => [
      position.line,
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    ]);
    assert.deepEqual(
      shown.map(([line]) => line),
      [1, 2],
      JSON.stringify(shown),
    );
    assert.match(String(shown[0]?.[1]), /TLS/);
  });

  it('list the block with its settings [capability: navigation]', async () => {
    const symbols = await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', document.uri);
    const [block] = symbols.filter(({ name }) => name === 'smtp.gmail.com');
    assert.deepEqual(
      block?.children.map(({ name }) => name),
      ['EMAIL_HOST', 'EMAIL_PORT', 'EMAIL_USE_TLS', 'EMAIL_HOST_USER', 'EMAIL_HOST_PASSWORD'],
    );
  });

  it("link a host to its provider's page [capability: navigation]", async () => {
    const links = await ask<vscode.DocumentLink>('vscode.executeLinkProvider', document.uri, 10);
    const [link] = links.filter(({ range }) => document.getText(range) === 'smtp.gmail.com');
    assert.match(link?.target?.toString() ?? '', /^https:\/\/support\.google\.com\//);
  });

  it('lead from a reference to the line of its variable [capability: navigation]', async () => {
    const places = await ask<vscode.Location | vscode.LocationLink>(
      'vscode.executeDefinitionProvider',
      document.uri,
      insideOf(document, 'GMAIL_APP_PASSWORD}'),
    );
    const [place] = places;
    assert.ok(place);
    assert.equal(('range' in place ? place.range : place.targetRange).start.line, 5);
  });
});

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
