import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english, say } from '../../server/src/core/say.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { cleanText } from '../../server/src/probe/cleanParts.ts';
import { cleaner, MASK } from '../../server/src/probe/redact.ts';
import { encodings, leaks, textsIn } from './support/leaks.ts';

const PASSWORD = 'c4nary-Pä$$ "w/o\\rd+1';

describe('probe: redaction', () => {
  it('masks the password of a URL, whosever it is', () => {
    for (const secret of [undefined, new Secret(PASSWORD)]) {
      const shown = cleaner(secret)('smtp://me:0ther-one@mail.test:587 is a URL');
      assert.equal(shown, `smtp://me:${MASK}@mail.test:587 is a URL`);
    }
  });

  const clean = cleaner(new Secret(PASSWORD));
  for (const [name, encode] of Object.entries(encodings)) {
    it(`masks a password echoed as ${name}`, () => {
      const shown = clean(`535 5.7.8 you said ${encode(PASSWORD)} and that is wrong`);
      assert.ok(shown.startsWith('535 5.7.8 you said'), shown);
      assert.ok(shown.endsWith('and that is wrong'), shown);
      assert.ok(shown.includes(MASK), shown);
      assert.equal(leaks(shown, PASSWORD), undefined, shown);
    });
  }

  it('masks a password that looks like escapes', () => {
    const password = '%41&amp;=42\\u0043\\n%zz';
    for (const [name, encode] of Object.entries(encodings)) {
      const shown = cleaner(new Secret(password))(`<< ${encode(password)} >>`);
      assert.ok(shown.includes(MASK), `${name}: ${shown}`);
      assert.equal(leaks(shown, password), undefined, name);
    }
  });

  it('masks long pieces, whatever stands between them', () => {
    const shown = cleaner(new Secret('correct-horse-battery-staple'))(
      'part 1: correct-ho part 2: rse-battery- part 3: staple.',
    );
    assert.equal(shown, `part 1: ${MASK} part 2: ${MASK} part 3: staple.`);
  });

  it('masks before it cuts', () => {
    const shown = cleaner(new Secret('correct-horse'))(`${'x'.repeat(15)}correct-horse`, 20);
    assert.equal(shown, `${'x'.repeat(15)}${MASK}`);
  });

  it('masks any password in any form', () => {
    // No hexadecimal digits: a password like %61 shrinks below the least length when it is taken for an escape.
    const letters = fc.string({ unit: fc.constantFrom(...'ghiXYZ+/%\\"\'& äß€😀'), minLength: 6, maxLength: 24 });
    fc.assert(
      fc.property(letters, fc.constantFrom(...Object.keys(encodings)), (password, name) => {
        // What is left of it without white space decides whether it can be found at all.
        fc.pre(password.replace(/\s/g, '').length >= 6 && /^[^\s].*[^\s]$/u.test(password));
        const encode = encodings[name] ?? ((text) => text);
        const shown = cleaner(new Secret(password))(`<< ${encode(password)} >>`, 10_000);
        assert.ok(shown.includes(MASK), `${name}: ${shown}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('probe: redaction of phrases', () => {
  const clean = cleaner(new Secret(PASSWORD));

  for (const [name, encode] of Object.entries(encodings)) {
    it(`masks a password echoed as ${name} in each part`, () => {
      const said = `535 5.7.8 you said ${encode(PASSWORD)} and that is wrong`;
      const shown = cleanText(say`${'mail.test:587'} refuses ${say`the login`}: ${say`Also: ${said}`}`, clean, 600);
      assert.ok(typeof shown === 'object');
      assert.equal(english(shown), clean(`mail.test:587 refuses the login: Also: ${said}`, 600));
      assert.equal(textsIn(shown).filter((part) => part.includes(MASK)).length, 3);
      for (const part of textsIn(shown)) assert.equal(leaks(part, PASSWORD), undefined, part);
    });
  }

  const words = (text: Parameters<typeof cleanText>[0], secret = 'correct-horse', limit = 600): unknown =>
    cleanText(text, cleaner(new Secret(secret)), limit);

  it('leaves only words where a secret reaches over the edge of a part', () => {
    assert.equal(words(say`it says ${'correct-'}${'horse'}.`), `it says ${MASK}.`);
    assert.equal(words(say`it says correct-${'horse'}.`), `it says ${MASK}.`);
    assert.equal(words(say`port ${2525}`, '2525'), `port ${MASK}`);
    assert.equal(words(say`does not offer ${'STARTTLS'}`, 'not offer'), `does ${MASK} STARTTLS`);
  });

  it('leaves only words where the whole is cut', () => {
    assert.equal(words(say`${'x'.repeat(30)} and ${'y'}`, 'secret', 20), `${'x'.repeat(19)}…`);
  });

  it('keeps the blank that holds a sentence together', () => {
    const shown = cleanText(say`refused${' (a\u0007b)'}.`, clean, 600);
    assert.deepEqual(shown, { text: 'refused (ab).', template: 'refused{0}.', args: [' (ab)'] });
    // At the beginning it holds nothing together.
    assert.equal(words(say`${' mail'} has no address.`), 'mail has no address.');
  });

  it('masks any password in any part', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ghiXYZ+/%\\"\'& äß€'), minLength: 8, maxLength: 24 });
    fc.assert(
      fc.property(letters, fc.constantFrom(...Object.keys(encodings)), fc.nat(30), (password, name, at) => {
        fc.pre(password.replace(/\s/g, '').length >= 8 && /^[^\s].*[^\s]$/u.test(password));
        const said = (encodings[name] ?? String)(password);
        const mine = cleaner(new Secret(password));
        // The server's words, cut into two parts wherever it likes.
        const text = say`a ${say`<< ${said.slice(0, at)}`}${said.slice(at)} >> b`;
        const shown = cleanText(text, mine, 10_000);
        assert.equal(english(shown), mine(english(text), 10_000));
        for (const part of textsIn(shown)) assert.equal(mine(part.trim(), 10_000), part.trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('probe: text that stays readable', () => {
  const untouched: readonly [secret: string | undefined, text: string][] = [
    [undefined, '535 5.7.8 Error: authentication failed'],
    ['', 'nothing to hide'],
    ['a', 'a one-letter password does not star out a log'],
    ['pwd', 'nor does pwd, which has three letters'],
    ['password123', 'Username and Password not accepted'],
    ['hunter2-secret', 'hunters and secrets are other words'],
    ['correct-horse-battery', 'a horse is correct'],
    ['hunter22', 'größer, 漢字 and 😀 stay'],
    ['hunter22', '50% of = signs & more \\ are no escapes: %zz &x; \\q'],
  ];
  for (const [secret, text] of untouched) {
    it(text, () => assert.equal(cleaner(secret === undefined ? undefined : new Secret(secret))(text), text));
  }
});

describe('probe: texts that stay as they are', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '250 ok',
        'a  b',
        ' a',
        'b ',
        'correct-',
        'horse',
        'c%6frrect-horse',
        'smtp://a:b@c',
        'x'.repeat(401),
      ),
    ),
    { maxLength: 5 },
  );

  it('are told of all at once', () => {
    const clean = cleaner(new Secret('correct-horse'));
    assert.ok(clean.keeps(['250 ok', '', 'PLAIN LOGIN']));
    fc.assert(
      fc.property(lines, (texts) => {
        if (clean.keeps(texts))
          assert.deepEqual(
            texts.map((text) => clean(text)),
            texts,
          );
      }),
      { numRuns: 2000 },
    );
  });

  it('are looked at one by one when a seam looks like a secret', () => {
    assert.equal(cleaner(new Secret('correct-horse')).keeps(['correct-', 'horse']), false);
  });
});

describe('probe: control characters', () => {
  const clean = cleaner(undefined);
  const cases: readonly [name: string, text: string, shown: string][] = [
    ['escape sequences lose their escape', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['lines become one', 'a\r\nb\tc', 'a b c'],
    ['C1', 'a\u0085b\u009bc', 'a bc'],
    ['bidi overrides', 'user\u202egnp.exe\u2066', 'usergnp.exe'],
    ['zero width', 'pass\u200bword\ufeff', 'password'],
    ['tags', 'a\u{e0041}b', 'ab'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['separators', 'a\u2028b', 'a b'],
    ['NUL and DEL', 'a\0b\u007fc', 'abc'],
  ];
  for (const [name, text, shown] of cases) it(name, () => assert.equal(clean(text), shown));

  it('bounds the length', () => {
    assert.equal(clean('x'.repeat(10_000)).length, 400);
    assert.equal(clean('x'.repeat(10_000), 50).length, 50);
  });

  it('takes 64 KiB in a moment', () => {
    const slow = cleaner(new Secret('correct-horse-battery-staple'));
    const started = performance.now();
    for (const text of ['%'.repeat(65_536), '&#'.repeat(32_768), 'correct-'.repeat(8192), '\\u00'.repeat(16_384)])
      slow(text);
    assert.ok(performance.now() - started < 2000);
  });
});
