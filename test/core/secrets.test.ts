import assert from 'node:assert/strict';
import { understand } from '../../server/src/core/lint.ts';
import { secretsOf } from '../../server/src/core/secrets.ts';

/** The secrets of a dotenv file; passwords are marked with « » in the text. */
function check(name: string, marked: string, said: string, shown: string): void {
  it(name, () => {
    const text = marked.replace(/[«»]/g, '');
    const { ranges, hide } = secretsOf(understand('.env', text));
    const parts = [...marked.matchAll(/«([^»]*)»/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(ranges.map(({ start, end }) => text.slice(start, end)))], parts);
    assert.equal(hide(said), shown);
  });
}

const HEAD = 'SMTP_HOST=smtp.gmail.com\nSMTP_PORT=587\n';

describe('secrets', () => {
  check('a password', `${HEAD}SMTP_PASS=«Zx81-qwert»\n`, 'is Zx81-qwert now', 'is ••• now');
  check('a quoted one', `${HEAD}SMTP_PASS="«Zx 81#»"\n`, 'is Zx 81# now', 'is ••• now');
  check('one that is percent-encoded', `${HEAD}SMTP_PASS='«a b@c1»'\n`, 'is a%20b%40c1 now', 'is ••• now');
  check('one in a URL', 'EMAIL_SERVER=smtp://u:«Zx81-qwert»@h.example.org\n', 'a Zx81-qwert b', 'a ••• b');
  check(
    'one that a # cuts off',
    'EMAIL_SERVER=smtp://u:«Zx81#qwert»@h.example.org\n',
    '"Zx81" is no port',
    '"•••" is no port',
  );
  check('any login in a URL that is said', HEAD, 'use smtp://me:abc@host:25', 'use smtp://me:•••@host:25');

  // What must not be starred out.
  check('a short one is hidden by place only', `${HEAD}SMTP_PASS=«a1»\n`, 'a1 has a1', 'a1 has a1');
  check('an ordinary word', `${HEAD}SMTP_PASS=«secret»\n`, 'no secret here', 'no secret here');
  check('a port', `${HEAD}SMTP_PASS=«1025»\n`, 'port 1025', 'port 1025');
  check('a reference', `${HEAD}SMTP_PASS=\${SECRET_NAME}\n`, 'see SECRET_NAME', 'see SECRET_NAME');
  check('an empty one', `${HEAD}SMTP_PASS=\n`, 'all of this', 'all of this');
  check(
    'a port before a comment',
    'EMAIL_SERVER=smtp://h.example.org:587 # ask me@example.org\n',
    'ask on 587',
    'ask on 587',
  );
  check('a web address', `${HEAD}A=http://h.example.org:8080/path?mail=me@example.org\n`, 'the path', 'the path');

  it('is linear in the length of a hostile line', () => {
    const start = performance.now();
    secretsOf(understand('.env', `SMTP_HOST=${'smtp://a:'.repeat(60_000)}\n`)).hide(`${'://a:'.repeat(100_000)}`);
    assert.ok(performance.now() - start < 5000);
  });
});
