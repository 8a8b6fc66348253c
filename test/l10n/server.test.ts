import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  CompletionRequest,
  ExecuteCommandRequest,
  HoverRequest,
  InlayHintRequest,
  type MarkupContent,
} from 'vscode-languageserver/node';
import type { ProbeReport } from '../../server/src/probe/types.ts';
import { type Editor, type EditorOptions, startEditor } from '../lsp/support.ts';
import { plain, script } from '../probe/support/servers.ts';

const URI = 'file:///ws/.env';
const TEXT = `EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=me@gmail.com
EMAIL_HOST_PASSWORD=\${SECRET}
`;

/** What a server says about the sample. */
interface Said {
  readonly messages: readonly string[];
  readonly related: readonly string[];
  readonly actions: readonly string[];
  readonly hover: string;
  readonly lenses: readonly string[];
  readonly hints: readonly string[];
  readonly completions: readonly string[];
}

async function said(options: EditorOptions): Promise<Said> {
  const editor = await startEditor(options);
  try {
    return await ask(editor);
  } finally {
    await editor.stop();
  }
}

async function ask(editor: Editor): Promise<Said> {
  const { connection } = editor;
  const textDocument = { uri: URI };
  const onPort = { line: 1, character: 13 };
  await editor.open(URI, TEXT);
  const diagnostics = await editor.diagnostics(URI);
  const actions = await editor.actions(URI, diagnostics);
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position: onPort });
  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument });
  const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
  const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range });
  const completions = await connection.sendRequest(CompletionRequest.type, { textDocument, position: onPort });
  const items = Array.isArray(completions) ? completions : (completions?.items ?? []);
  return {
    messages: diagnostics.map(({ message }) => String(message)),
    related: diagnostics.flatMap(({ relatedInformation }) => relatedInformation ?? []).map(({ message }) => message),
    actions: actions.map(({ title }) => title),
    hover: (hover?.contents as MarkupContent | undefined)?.value ?? '',
    lenses: (lenses ?? []).map(({ command }) => command?.title ?? ''),
    hints: (hints ?? []).map(({ label }) => String(label)),
    completions: items.map(({ label, detail }) => `${label}: ${detail}`),
  };
}

describe('language server: its language', () => {
  let english: Said;
  before(async () => {
    english = await said({});
  });

  it('is that of the editor, in everything that it shows [capability: l10n]', async () => {
    const german = await said({ locale: 'de' });
    assert.deepEqual(german.messages, [
      'Port 465 erwartet TLS ab dem ersten Byte, aber EMAIL_USE_TLS=True lässt den Client auf eine Begrüßung warten.',
    ]);
    assert.deepEqual(german.related, ['hier wird die Verschlüsselung gesetzt']);
    assert.deepEqual(german.actions, [
      'TLS ab dem ersten Byte auf Port 465 verwenden',
      'tls-port-mismatch in dieser Zeile ignorieren',
      'tls-port-mismatch in dieser Datei ignorieren',
      'Alle sicheren smtplint-Korrekturen anwenden',
    ]);
    assert.match(german.hover, /`EMAIL_PORT`: der Port des Mailservers, wie Django es liest\./);
    assert.match(german.hover, /\*\*Port 465: Einlieferung \\\(Submission\\\) mit implizitem TLS\*\*/);
    assert.match(german.hover, /\*\*Wirkung:\*\* auf Port 465 eine Begrüßung im Klartext, dann STARTTLS/);
    assert.deepEqual(german.lenses, ['▶ Verbindung testen · Gmail']);
    assert.deepEqual(german.hints, ['TLS ab dem ersten Byte', 'STARTTLS']);
    assert.ok(german.completions.includes('465: TLS ab dem ersten Byte, empfohlen'));
  });

  const KINDRED: readonly (readonly [locale: string, lens: string])[] = [
    ['de-AT', '▶ Verbindung testen · Gmail'],
    ['fr', '▶ Tester la connexion · Gmail'],
    ['es_MX.UTF-8', '▶ Probar la conexión · Gmail'],
    ['zh-CN', '▶ 测试连接 · Gmail'],
    ['zh-Hans', '▶ 测试连接 · Gmail'],
  ];
  for (const [locale, lens] of KINDRED) {
    it(`is found for ${locale}`, async () => assert.deepEqual((await said({ locale })).lenses, [lens]));
  }

  for (const locale of ['en', 'nl', 'zh-TW', '../../de', '', 'constructor']) {
    it(`is English for "${locale}"`, async () => assert.deepEqual(await said({ locale }), english));
  }

  it('comes from the table that an editor sends', async () => {
    const own = await said({
      locale: 'nl',
      initializationOptions: { l10n: { '▶ Test connection': '▶ Verbinding testen' } },
    });
    assert.deepEqual(own.lenses, ['▶ Verbinding testen · Gmail']);
    assert.deepEqual({ ...own, lenses: english.lenses }, english);
  });

  it('stays English where such a table is broken', async () => {
    const l10n = {
      '▶ Test connection': 7,
      'Ignore {0} on this line': 'Negeren',
      'Ignore {0} in this file': '{0} {1}',
      'Port {0} expects TLS from the first byte, but {1} makes the client await a greeting{2}.': 'Poort {0}',
      __proto__: null,
    };
    assert.deepEqual(await said({ initializationOptions: { l10n } }), english);
    assert.deepEqual(await said({ initializationOptions: { l10n: 'de' } }), english);
    // The packed table of another version: nobody knows which line is which.
    assert.deepEqual(await said({ initializationOptions: { l10n: { '': 'eins\nzwei' } } }), english);
  });

  it('is used for what it asks and refuses', async () => {
    const questions: string[] = [];
    const editor = await startEditor({
      locale: 'de',
      onQuestion: (question) => {
        questions.push(question);
        return undefined;
      },
    });
    await editor.open(URI, TEXT);
    const test = (uri: string): Promise<unknown> =>
      editor.connection.sendRequest(ExecuteCommandRequest.type, {
        command: 'smtplint.test',
        arguments: [{ uri, line: 0 }],
      });
    assert.equal(await test(URI), null);
    assert.deepEqual(questions, [
      'Als me@gmail.com mit smtp.gmail.com, Port 465 verbinden? Die Werte stammen aus .env: EMAIL_HOST (Zeile 1), EMAIL_PORT (Zeile 2), EMAIL_HOST_USER (Zeile 4).',
    ]);
    await assert.rejects(test('file:///ws/other.env'), /das Dokument ist nicht geöffnet/);
    await editor.stop();
  });

  it('is used for what a connection test finds, and nothing but that is sent', async () => {
    const mail = await plain(script({ AUTH: '535 5.7.8 no' }));
    const editor = await startEditor({ locale: 'de', onQuestion: () => 'Verbindung testen' });
    try {
      const login = 'SMTP_SECURE=false\nSMTP_USER=shop\nSMTP_PASS=canary-qF7kd92mmzz\n';
      await editor.open(URI, `SMTP_HOST=127.0.0.1\nSMTP_PORT=${mail.port}\n${login}`);
      const result: unknown = await editor.connection.sendRequest(ExecuteCommandRequest.type, {
        command: 'smtplint.test',
        arguments: [{ uri: URI, line: 0 }],
      });
      const { message, advice } = result as ProbeReport;
      assert.equal(message, `127.0.0.1:${mail.port} lehnt die Anmeldung ab: 535 5.7.8 no`);
      assert.deepEqual(editor.messages, [message]);
      assert.match(advice[0]?.text ?? '', /^Prüfen Sie Benutzername und Passwort\./);
      assert.doesNotMatch(editor.written(), /"template"|canary-qF7kd92mmzz/);
    } finally {
      await editor.stop();
      await mail.close();
    }
  });
});
