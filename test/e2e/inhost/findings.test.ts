import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, findings, show, until, uriOf } from './support.ts';

const RULE = 'tls-port-mismatch';

describe('findings and fixes', () => {
  it('name the rule, its page, the place and the other line of the conflict [capability: diagnostic-details]', async () => {
    const document = await show('.env');
    const [finding, ...rest] = await findings(document.uri);
    assert.deepEqual(rest, []);
    assert.ok(finding);
    assert.equal(document.getText(finding.range), '465');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === 'object');
    assert.equal(finding.code.value, RULE);
    assert.match(finding.code.target.toString(), /\/docs\/rules\/tls-port-mismatch\.md$/);
    const [related] = finding.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), document.uri.toString());
    assert.equal(related?.location.range.start.line, 2);
  });

  it('are marked as deprecated and as unnecessary [capability: diagnostic-details]', async () => {
    const document = await show('tags/.env');
    const found = await until('both findings', async () => {
      const all = await findings(document.uri);
      return all.length > 1 ? all : undefined;
    });
    const marked = (tag: vscode.DiagnosticTag): readonly string[] =>
      found.filter(({ tags }) => tags?.includes(tag) === true).map(({ range }) => document.getText(range));
    assert.deepEqual(marked(vscode.DiagnosticTag.Deprecated), ['smtp.mailtrap.io']);
    assert.equal(marked(vscode.DiagnosticTag.Unnecessary).length, 1);
  });

  it('stand in files that are not open [capability: diagnostics]', async () => {
    const found = await findings(uriOf('compose.yml'));
    assert.deepEqual(
      found.map(({ code }) => (typeof code === 'object' ? code.value : code)),
      [RULE, RULE],
    );
  });

  it('have exactly one preferred fix, which mends them [capability: quick-fixes]', async () => {
    const document = await show('.env');
    const [finding] = await findings(document.uri);
    assert.ok(finding);
    const actions = await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    const preferred = actions.filter(({ isPreferred }) => isPreferred === true);
    assert.equal(preferred.length, 1, titlesOf(actions).join('\n'));
    const edit = preferred[0]?.edit;
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /^EMAIL_USE_SSL=True$/m);
    await until('the finding goes', () => (ours(document.uri).length === 0 ? true : undefined));
    await vscode.commands.executeCommand('undo');
    await findings(document.uri);
  });

  it('are ignored on the line, in the file and in the project by actions that come last [capability: quick-fixes]', async () => {
    const document = await show('.env');
    const [finding] = await findings(document.uri);
    assert.ok(finding);
    const titles = titlesOf(await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix));
    const at = (words: RegExp): number => titles.findIndex((title) => words.test(title));
    const places = [at(/on this line$/), at(/in this file$/), at(/in \.smtplint\.yaml|for the project|project/i)];
    assert.ok(
      places.every((place) => place > 0),
      titles.join('\n'),
    );
    assert.ok(Math.min(...places) >= titles.length - 3, titles.join('\n'));
  });

  it('of one rule are fixed together, and all of them by source.fixAll.smtplint [capability: quick-fixes]', async () => {
    const document = await show('compose.yml');
    const [first] = await findings(document.uri);
    assert.ok(first);
    const quick = titlesOf(await actionsAt(document.uri, first.range, vscode.CodeActionKind.QuickFix));
    assert.ok(
      quick.some((title) => /\ball\b/i.test(title) && title.includes(RULE)),
      quick.join('\n'),
    );
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('smtplint');
    const [all] = await actionsAt(document.uri, whole, kind);
    assert.ok(all?.edit);
    await vscode.workspace.applyEdit(all.edit);
    assert.equal(document.getText().match(/EMAIL_USE_TLS: "True"/g)?.length, 2, document.getText());
    await until('the findings go', () => (ours(document.uri).length === 0 ? true : undefined));
    await vscode.commands.executeCommand('undo');
  });
});

function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  return ask<vscode.CodeAction>('vscode.executeCodeActionProvider', uri, range, kind.value, 50);
}

function titlesOf(actions: readonly vscode.CodeAction[]): readonly string[] {
  return actions.map(({ title }) => title);
}

function ours(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'smtplint');
}
