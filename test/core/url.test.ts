import assert from 'node:assert/strict';
import { type MailUrl, parseMailUrl } from '../../server/src/core/url.ts';

/** `scheme|user|password|host|port|query`, with `~` for a part that is known only at run time. */
function show(url: MailUrl | undefined): string {
  if (url === undefined) return 'none';
  const part = (value: MailUrl['host']): string => (value === undefined ? '' : value.dynamic ? '~' : value.text);
  const query = url.query.map(({ name, value }) => `${name}=${part(value)}`).join('&');
  return [url.scheme, url.user, url.password, url.host, url.port].map(part).concat(query).join('|');
}

const CASES: readonly (readonly [text: string, shown: string])[] = [
  ['smtp://user:pass@host.example:587', 'smtp|user|pass|host.example|587|'],
  ['smtps://host.example', 'smtps|||host.example||'],
  ['smtp://user@host.example:25/?a=1&b=2', 'smtp|user||host.example|25|a=1&b=2'],
  ['smtp://a%40b.example:p%23s@h:465?verify_peer=0', 'smtp|a%40b.example|p%23s|h|465|verify_peer=0'],
  ['smtp://a@b.example:pass@h.example:587', 'smtp|a@b.example|pass|h.example|587|'],
  ['smtp://user:p@ss@h.example:587', 'smtp|user|p@ss|h.example|587|'],
  ['smtp://user:p#ss@h.example:587', 'smtp|user|p#ss|h.example|587|'],
  ['smtp://user:p/ss@h.example:587', 'smtp|user|p/ss|h.example|587|'],
  ['smtp://user:p?ss@h.example:587', 'smtp|user|p?ss|h.example|587|'],
  ['smtp://h.example:587/?from=a@b.example', 'smtp|||h.example|587|from=a@b.example'],
  ['smtp://[::1]:1025', 'smtp|||[::1]|1025|'],
  ['smtp://[::1]', 'smtp|||[::1]||'],
  ['smtp://${USER}:${PASS}@smtp.example.com:587', 'smtp|~|~|smtp.example.com|587|'],
  ['smtp://user:${PASS:-a@b:c/d}@h:${PORT:-587}', 'smtp|user|~|h|~|'],
  ['${SCHEME}://h.example:25', '~|||h.example|25|'],
  ['smtp://{{ .Values.host }}:587', 'smtp|||~|587|'],
  ['smtp://user:${PASS:-${OTHER:-a@b}}@h:587', 'smtp|user|~|h|587|'],
  ['smtp://#{user}#:%(pass)s@__HOST__:%PORT%', 'smtp|~|~|~|~|'],
  ['smtp://@@USER@@:[[ key "a/b" ]]@h:587', 'smtp|~|~|h|587|'],
  ['smtp://{user}:{$PASS}@{app.host}:{port}', 'smtp|~|~|~|~|'],
  ['%mailer.scheme%://user:__pass__@h:%%PORT%%', '~|user|~|h|~|'],
  ["smtp://user:$[ variables['pass'] ]@h:587", 'smtp|user|~|h|587|'],
  ['smtp://user:{{ (mail | d({})).pass }}@h:587', 'smtp|user|~|h|587|'],
  ['smtp://user:$$cap_gen_random_hex(16)@h:587', 'smtp|user|~|h|587|'],
  ['smtp://user:pass@h:${PORT', 'smtp|user|pass|h|~|'],
  ['smtp://user:%e4x%20y@h:587', 'smtp|user|%e4x%20y|h|587|'],
  ['gmail+smtp://user:pass@default', 'gmail+smtp|user|pass|default||'],
  ['null://null', 'null|||null||'],
  ['smtp://', 'smtp|||||'],
  ['smtp://:@:', 'smtp||||||'.slice(0, 9)],
  ['mail.example.com:587', 'none'],
  ['', 'none'],
  ['://x', 'none'],
];

describe('parseMailUrl', () => {
  for (const [text, shown] of CASES) it(text || '(empty)', () => assert.equal(show(parseMailUrl(text)), shown));

  it('gives the places of the parts', () => {
    const text = 'smtp://user:pass@host.example:587?a=1';
    const url = parseMailUrl(text);
    for (const part of [url?.scheme, url?.user, url?.password, url?.host, url?.port, url?.query[0]?.value]) {
      assert.ok(part);
      assert.equal(text.slice(part.start, part.end), part.text);
    }
  });

  it('names what ends the login early', () => {
    assert.deepEqual(parseMailUrl('smtp://u:p#s/s?@h')?.reserved, ['#', '/', '?']);
    assert.equal(parseMailUrl('smtp://u:100%@h')?.badPercent, true);
    assert.equal(parseMailUrl('smtp://u:100%25@h')?.badPercent, false);
  });
});
