import assert from 'node:assert/strict';
import { dynamicSpans, expand } from '../../server/src/core/expand.ts';
import type { ScalarStyle } from '../../server/src/core/model.ts';
import type { Syntax } from '../../server/src/core/references.ts';

const CASES: readonly (readonly [text: string, kind: string, syntax?: Syntax, style?: ScalarStyle])[] = [
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
  ['${PORT:-587}', 'fallback', 'generic'],
  ['${PORT-587}', 'fallback', 'generic'],
  ['${mail.port:587}', 'fallback', 'generic'],
  ['${PORT:?set it}', 'dynamic', 'generic'],
  ['${PORT:+x}', 'dynamic', 'generic'],
  ['smtp.${DOMAIN}', 'dynamic'],
  ['${{ secrets.SMTP_PASS }}', 'dynamic', 'generic'],
  ['{{ .Values.smtp.host }}', 'dynamic', 'generic'],
  ["<%= ENV['SMTP_HOST'] %>", 'dynamic', 'generic'],
  ['%env(MAILER_DSN)%', 'dynamic', 'generic'],
  ['ENC(abcdef)', 'dynamic', 'generic'],
  ['env(SMTP_PASS)', 'dynamic', 'generic'],
  ['ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi==,type:str]', 'dynamic', 'generic'],
  ['EJ[1:abc=:def=:ghi=:jkl=]', 'dynamic', 'generic'],
  ['EV[1:abc:def]', 'dynamic', 'generic'],
  ['<path:secret/data/mail#port>', 'dynamic', 'generic'],
  ['<path:secret/data/mail#port | base64decode>', 'dynamic', 'generic'],
  ['secretsmanager:prod/mail', 'dynamic', 'generic'],
  ['berglas://bucket/mail', 'dynamic', 'generic'],
  ['EVENT[1]', 'literal', 'generic'],
  ['{Context.SMTP_PORT}', 'dynamic', 'generic'],
  ['{your-host}', 'literal', 'generic'],
  ['op://vault/item/field', 'dynamic'],
  ['$__env{SMTP_HOST}', 'dynamic', 'generic'],
  ['$(SMTP_HOST)', 'dynamic', 'generic'],
  ['%SMTP_HOST%', 'dynamic'],
  ['@SMTP_HOST@', 'dynamic'],
  ['__SMTP_HOST__', 'dynamic'],
  ['((smtp_port))', 'dynamic', 'generic'],
  ['((/mail/smtp.port))', 'dynamic', 'generic'],
  ['$[variables.port]', 'dynamic', 'generic'],
  ['@{port}', 'dynamic', 'generic'],
  ["%{lookup('smtp_port')}", 'dynamic', 'generic'],
  ['$smtp_port$', 'dynamic', 'generic'],
  ['@mail.port@', 'dynamic', 'generic'],
  ['{cipher}AQB1c2Vy', 'dynamic', 'generic'],
  ['encrypted:BG8M6U+FKJGwpGA42ml2', 'dynamic'],
  ['secretref:smtp-port', 'dynamic', 'generic'],
  ['@Microsoft.KeyVault(VaultName=shop;SecretName=port)', 'dynamic', 'generic'],
  ["env('SMTP_PORT', '25')", 'dynamic', 'generic'],
  ['file:///run/secrets/port', 'dynamic'],
  ['projects/1/secrets/port/versions/latest', 'dynamic'],
  ['%mailer.port%', 'dynamic', 'generic'],
  ['%%PORT%%', 'dynamic', 'generic'],
  ['__port__', 'dynamic', 'generic'],
  ['{$SMTP_PORT}', 'dynamic', 'generic'],
  ['{env:SMTP_PORT}', 'dynamic', 'generic'],
  ['<?= $port ?>', 'dynamic', 'generic'],
  ['((vault:mail.port))', 'dynamic', 'generic'],
  ['@int 25', 'dynamic', 'generic'],
  ['${PORT:0:3}', 'dynamic', 'generic'],
  ['smtp://mail.acme.dev', 'literal'],
  ['pass:word', 'literal'],
  ['@secret', 'literal'],
];

/** What looks its argument up, where others would have a default. */
const RESOLVERS = [
  '${env:SMTP_PORT}',
  '${self:custom.port}',
  '${ssm:/shop/port}',
  '${opt:port}',
  '${param:port}',
  '${cf:stack.port}',
  '${oc.env:SMTP_PORT,25}',
  '${env:SMTP_PORT, "25"}',
  '${env:SMTP_PORT:-25}',
  '${vault:secret/mail#port}',
  '${sys:port}',
  '${input:port}',
  '${AWS::Region}',
];
const SYNTAXES: readonly Syntax[] = ['dotenv', 'compose', 'spring', 'kubernetes', 'generic'];

describe('expand', () => {
  for (const [text, kind, syntax = 'dotenv', style = 'plain'] of CASES) {
    it(`${text} in ${syntax} (${style}) is ${kind}`, () => assert.equal(expand(text, syntax, style).kind, kind));
  }

  for (const text of RESOLVERS) {
    it(`${text} is known at run time only`, () => {
      for (const syntax of SYNTAXES) assert.equal(expand(text, syntax, 'double').kind, 'dynamic', syntax);
    });
  }

  it('gives the fallback with its place', () => {
    const text = '${PORT:-587}';
    const found = expand(text, 'generic', 'plain');
    assert.ok(found.kind === 'fallback');
    assert.equal(found.text, '587');
    assert.equal(text.slice(found.offset, found.offset + 3), '587');
  });

  it('takes a long hostile line in linear time', () => {
    const start = performance.now();
    for (const unit of ['${', '${${', '{{', '%(', '[[', '<%', '$', '__A', '((a', '$[', '%{', '@@a', '#{', ':%a']) {
      expand(unit.repeat(100_000), 'generic', 'plain');
      dynamicSpans(unit.repeat(100_000));
    }
    assert.ok(performance.now() - start < 10_000);
  });
});
