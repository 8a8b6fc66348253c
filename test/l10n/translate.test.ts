import assert from 'node:assert/strict';
import { lint } from '../../server/src/core/lint.ts';
import { allOf, changed, english, listed, say } from '../../server/src/core/say.ts';
import { translator } from '../../server/src/core/translate.ts';

describe('phrases', () => {
  const port = say`Use port ${587} with ${say`no encryption`}`;

  it('are English by themselves', () => {
    assert.equal(english(port), 'Use port 587 with no encryption');
    assert.equal(port.template, 'Use port {0} with {1}');
    assert.equal(english(listed(['a', say`b`, 'c'])), 'a, b, c');
    assert.equal(english(allOf(['a', 'b'])), 'a and b');
    assert.equal(english(listed([])), '');
  });

  it('are said in another language, with what is in them', () => {
    const german = translator({
      'Use port {0} with {1}': '{1} auf Port {0}',
      'no encryption': 'Keine Verschlüsselung',
    });
    assert.equal(german(port), 'Keine Verschlüsselung auf Port 587');
    assert.equal(german('SMTP_PORT=25'), 'SMTP_PORT=25');
    assert.equal(german(say`${'a'}, ${port}.`), 'a, Keine Verschlüsselung auf Port 587.');
  });

  it('stay English where the table cannot be trusted', () => {
    for (const table of [
      {},
      { 'Use port {0} with {1}': 'Port {0}' },
      { 'Use port {0} with {1}': '{0} {1} {2}' },
      { 'Use port {0} with {1}': 7 as unknown as string },
      JSON.parse('{ "__proto__": "x", "Use port {0} with {1}": null }'),
    ]) {
      assert.equal(translator(table)(port), english(port));
    }
    assert.equal(translator({})(say`constructor`), 'constructor');
  });

  it('do not take an argument for a placeholder', () => {
    const german = translator({ 'Use {0}': 'Nimm {0}' });
    assert.equal(german(say`Use ${'{0} $1 $&'}`), 'Nimm {0} $1 $&');
  });

  it('lose their secrets in the arguments too', () => {
    const hide = (words: string): string => words.replaceAll('hunter22', '•••');
    const hidden = changed(say`Write ${'hunter22'}`, hide);
    assert.equal(translator({ 'Write {0}': 'Schreibe {0}' })(hidden), 'Schreibe •••');
    // A secret that reaches over the edge of an argument leaves English words only.
    assert.equal(
      translator({ 'Write hunter{0}': 'Schreibe hunter{0}' })(changed(say`Write hunter${22}`, hide)),
      'Write •••',
    );
  });

  it('belong to findings, titles and related places', () => {
    const [finding] = lint('.env', 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n');
    assert.equal(finding?.rule, 'tls-port-mismatch');
    assert.equal(finding.phrase?.text, finding.message);
    assert.ok(finding.fixes.every(({ phrase, title }) => phrase?.text === title));
    assert.ok(finding.related.every(({ phrase, message }) => phrase?.text === message));
  });
});
