import assert from 'node:assert/strict';
import { dynamicSpans, expand } from '../../server/src/core/expand.ts';
import type { FormatId, ScalarStyle } from '../../server/src/core/model.ts';

const CASES: readonly (readonly [text: string, kind: string, format?: FormatId, style?: ScalarStyle])[] = [
  ['smtp.example.com', 'literal'],
  ['587', 'literal'],
  ['pa$$word', 'literal'],
  ['pa$word', 'literal'],
  ['a@b.example', 'literal'],
  ['p#ss:word', 'literal'],
  ['<your-host>', 'literal'],
  ['${SMTP_HOST}', 'reference'],
  ['$SMTP_HOST', 'reference'],
  ['${SMTP_HOST}', 'literal', 'dotenv', 'single'],
  ['${PORT:-587}', 'fallback', 'yaml'],
  ['${PORT-587}', 'fallback', 'yaml'],
  ['${mail.port:587}', 'fallback', 'yaml'],
  ['${PORT:?set it}', 'dynamic', 'yaml'],
  ['${PORT:+x}', 'dynamic', 'yaml'],
  ['smtp.${DOMAIN}', 'dynamic'],
  ['${{ secrets.SMTP_PASS }}', 'dynamic', 'yaml'],
  ['{{ .Values.smtp.host }}', 'dynamic', 'yaml'],
  ["<%= ENV['SMTP_HOST'] %>", 'dynamic', 'yaml'],
  ['%env(MAILER_DSN)%', 'dynamic', 'yaml'],
  ['ENC(abcdef)', 'dynamic', 'yaml'],
  ['op://vault/item/field', 'dynamic'],
  ['$__env{SMTP_HOST}', 'dynamic', 'ini'],
  ['$(SMTP_HOST)', 'dynamic', 'yaml'],
  ['%SMTP_HOST%', 'dynamic'],
  ['@SMTP_HOST@', 'dynamic'],
  ['__SMTP_HOST__', 'dynamic'],
];

describe('expand', () => {
  for (const [text, kind, format = 'dotenv', style = 'plain'] of CASES) {
    it(`${text} in ${format} (${style}) is ${kind}`, () => assert.equal(expand(text, format, style).kind, kind));
  }

  it('gives the fallback with its place', () => {
    const text = '${PORT:-587}';
    const found = expand(text, 'yaml', 'plain');
    assert.ok(found.kind === 'fallback');
    assert.equal(found.text, '587');
    assert.equal(text.slice(found.offset, found.offset + 3), '587');
  });

  it('takes a long hostile line in linear time', () => {
    const start = performance.now();
    for (const unit of ['${', '{{', '%(', '[[', '<%', '$', '__A']) {
      expand(unit.repeat(100_000), 'yaml', 'plain');
      dynamicSpans(unit.repeat(100_000));
    }
    assert.ok(performance.now() - start < 10_000);
  });
});
