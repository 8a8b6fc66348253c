import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Secret } from '../../server/src/core/secret.ts';
import { cleaner, MASK } from '../../server/src/probe/redact.ts';

const PASSWORD = 'c4nary-Pä$$ "w/o\\rd+1';
const USER = 'me@mail.test';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** One way to echo a password. */
const encodings: Readonly<Record<string, (password: string) => string>> = {
  raw: (password) => password,
  base64: (password) => base64(password),
  'base64 of base64': (password) => base64(base64(password)),
  'base64 for URLs': (password) => Buffer.from(password).toString('base64url'),
  'AUTH PLAIN': (password) => base64(`\0${USER}\0${password}`),
  'AUTH PLAIN with another identity': (password) => base64(`x\0${USER}\0${password}`),
  'AUTH PLAIN with yet another identity': (password) => base64(`xy\0${USER}\0${password}`),
  XOAUTH2: (password) => base64(`user=${USER}\x01auth=Bearer ${password}\x01\x01`),
  'base64 in folded lines': (password) => base64(`\0${USER}\0${password}`).replace(/(.{7})/g, '$1\r\n '),
  'percent-encoded': (password) => encodeURIComponent(password),
  'percent-encoded base64': (password) => encodeURIComponent(base64(password)),
  'every byte percent-encoded': everyByte,
  'every byte percent-encoded in capitals': (password) => everyByte(password).toUpperCase(),
  JSON: (password) => JSON.stringify(password),
  'JSON with code points': (password) =>
    password.replace(/[^a-z]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  HTML: (password) => password.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replace(/ä/g, '&#228;'),
  'quoted-printable': (password) =>
    password.replace(/[^a-z0-9]/giu, (char) =>
      [...Buffer.from(char)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
    ),
  hex: (password) => Buffer.from(password).toString('hex'),
  'hex in capitals': (password) => Buffer.from(password).toString('hex').toUpperCase(),
  capitals: (password) => password.replace(/[a-zà-þ]/g, (letter) => letter.toUpperCase()),
  'spread over lines': (password) => password.replace(/(.{5})/gu, '$1\r\n'),
  'hidden behind controls': (password) => [...password].join('\u200b\u0007'),
  'bytes read as Latin-1': (password) => Buffer.from(password).toString('latin1'),
  'decomposed letters': (password) => password.normalize('NFD'),
};

/** What nobody may read in the result: the whole, and pieces that give it away. */
function leaks(shown: string, password: string): string | undefined {
  const squeezed = shown.replace(/\s/g, '').toLowerCase();
  const pieces = [password, base64(password).replace(/=+$/, ''), Buffer.from(password).toString('hex')]
    .map((piece) => piece.replace(/\s/g, '').toLowerCase())
    .flatMap((piece) =>
      piece.length < 12 ? [piece] : Array.from({ length: piece.length - 9 }, (_, at) => piece.slice(at, at + 10)),
    );
  return pieces.find((piece) => squeezed.includes(piece));
}

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
