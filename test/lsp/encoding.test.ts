import assert from 'node:assert/strict';
import { HoverRequest, type InitializeParams } from 'vscode-languageserver/node';
import { converter, type PositionEncoding } from '../../server/src/lsp/convert.ts';
import { PULL, startEditor } from './support.ts';

/** The wrong word stands behind two letters of two bytes and one sign of four bytes and two units. */
const LINE = '{ "smtp": { "note": "éü😀", "host": "smtp.gmail.com", "port": 465, "secure": false } }';
const URI = 'file:///ws/config.json';
const widths: Readonly<Record<PositionEncoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

function capabilities(positionEncodings?: readonly string[]): InitializeParams['capabilities'] {
  return positionEncodings === undefined ? PULL : { ...PULL, general: { positionEncodings: [...positionEncodings] } };
}

describe('language server: position encodings', () => {
  const CASES: readonly (readonly [offered: readonly string[] | undefined, chosen: PositionEncoding])[] = [
    [undefined, 'utf-16'],
    [['utf-16'], 'utf-16'],
    [['utf-8', 'utf-32', 'utf-16'], 'utf-8'],
    [['utf-32', 'utf-16'], 'utf-32'],
    [['utf-7', 'utf-8'], 'utf-8'],
    [['utf-7'], 'utf-16'],
  ];
  for (const [offered, chosen] of CASES) {
    it(`counts in ${chosen} for a client that offers ${offered?.join(', ') ?? 'nothing'}`, async () => {
      const editor = await startEditor({ capabilities: capabilities(offered) });
      try {
        assert.equal(editor.initialized.capabilities.positionEncoding, chosen);
        await editor.open(URI, LINE);
        const column = (word: string, end = false): number =>
          widths[chosen](LINE.slice(0, LINE.indexOf(word) + (end ? word.length : 0)));
        const [finding] = await editor.diagnostics(URI);
        assert.deepEqual(
          [finding?.code, finding?.range.start.character, finding?.range.end.character],
          ['tls-port-mismatch', column('465'), column('465', true)],
        );
        const hover = await editor.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri: URI },
          position: { line: 0, character: column('465') + 1 },
        });
        assert.deepEqual(hover?.range?.start.character, column('465'));
      } finally {
        await editor.stop();
      }
    });
  }

  it('counts as the user says for a client that cannot', async () => {
    const editor = await startEditor({ capabilities: PULL, initializationOptions: { positionEncoding: 'utf-8' } });
    assert.equal(editor.initialized.capabilities.positionEncoding, 'utf-8');
    await editor.open(URI, LINE);
    const [finding] = await editor.diagnostics(URI);
    assert.equal(finding?.range.start.character, Buffer.byteLength(LINE.slice(0, LINE.indexOf('465'))));
    await editor.stop();
  });

  it('follows changes of a client that counts bytes', async () => {
    const editor = await startEditor({ capabilities: capabilities(['utf-8']) });
    await editor.open(URI, LINE);
    await editor.change(URI, LINE.replace('465', '587'));
    assert.deepEqual(await editor.diagnostics(URI), []);
    await editor.stop();
  });
});

describe('converter', () => {
  const text = 'a\r\né😀b\nlast';
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
    it(`leads back to each offset in ${encoding}`, () => {
      const { range, offset } = converter({ text, encoding });
      for (let at = 0; at <= text.length; at++) {
        // The inside of a line break or of a pair of units is no place.
        if (/[\uDC00-\uDFFF\n]/.test(text.charAt(at))) continue;
        const { start } = range({ start: at, end: at });
        assert.equal(offset(start), at, `${at} ${JSON.stringify(start)}`);
      }
    });
    it(`keeps columns beyond a line and lines beyond the text inside in ${encoding}`, () => {
      const { offset } = converter({ text, encoding });
      assert.equal(offset({ line: 0, character: 99 }), 1);
      assert.equal(offset({ line: 1, character: 99 }), 7);
      assert.equal(offset({ line: 9, character: 0 }), text.length);
      assert.equal(offset({ line: -1, character: 3 }), 0);
    });
  }
  it('takes a column inside a character for its start', () => {
    assert.equal(converter({ text, encoding: 'utf-8' }).offset({ line: 1, character: 4 }), 4);
  });
});
