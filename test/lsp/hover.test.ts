import assert from 'node:assert/strict';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver/node';
import { type Editor, PULL, startEditor } from './support.ts';

const TEXT = `EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=me@gmail.com
EMAIL_HOST_PASSWORD=canary-hunter22
OTHER=1
`;

describe('language server: hover [capability: hover]', () => {
  let editor: Editor;
  const uri = 'file:///ws/.env';
  before(async () => {
    editor = await startEditor();
    await editor.open(uri, TEXT);
  });
  after(() => editor.stop());

  async function hover(word: string, from = editor): Promise<string | undefined> {
    const offset = TEXT.indexOf(word) + 1;
    const lines = TEXT.slice(0, offset).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const answer = await from.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return (answer?.contents as MarkupContent | undefined)?.value;
  }

  const LOUD: readonly (readonly [word: string, expected: readonly RegExp[]])[] = [
    [
      'smtp.gmail.com',
      [/\*\*Gmail/, /port 465: TLS from the first byte \(recommended\)/, /port 587: STARTTLS/, /\(https:/],
    ],
    [
      '465',
      [
        /Port 465/,
        /TLS starts with the first byte/,
        /\*\*Effect:\*\* on port 465, a plain-text greeting, then STARTTLS/,
      ],
    ],
    ['EMAIL_PORT', [/`EMAIL_PORT`: the port of the mail server, as Django/]],
    ['EMAIL_USE_TLS', [/how the connection is encrypted/, /on port 465/]],
    ['True', [/\*\*Effect:\*\*/]],
    ['me@gmail.com', [/expects: the full e-mail address/]],
    ['canary-hunter22', [/expects: 16 lowercase letters/, /never shows or stores/]],
  ];
  for (const [word, expected] of LOUD) {
    it(`explains ${word}`, async () => {
      const text = (await hover(word)) ?? '';
      for (const pattern of expected) assert.match(text, pattern);
      assert.ok(!text.includes('hunter22'));
    });
  }

  for (const word of ['OTHER', '1\n']) {
    it(`says nothing about ${JSON.stringify(word)}`, async () => assert.equal(await hover(word), undefined));
  }

  it('writes plain text for a client without Markdown', async () => {
    const plain = await startEditor({ capabilities: { ...PULL, textDocument: { diagnostic: {} } } });
    await plain.open(uri, TEXT);
    const text = (await hover('465', plain)) ?? '';
    assert.match(text, /^EMAIL_PORT: the port/);
    assert.ok(!/[*`]/.test(text));
    await plain.stop();
  });
});
