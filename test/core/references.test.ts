import assert from 'node:assert/strict';
import { scopesOf } from '../../server/src/core/carriers/index.ts';
import { applyEdits } from '../../server/src/core/edits.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import { lint } from '../../server/src/core/lint.ts';
import type { FormatId } from '../../server/src/core/model.ts';

/** Every variable as `key=value`; `~` = known only at run time, `?` behind the value = a fallback or resolved. */
function shown(format: FormatId, text: string): string {
  const scopes = scopesOf(formats[format].parse(text));
  const inContainers = scopes.filter(({ kind }) => kind === 'env');
  return (inContainers.length > 0 ? inContainers : scopes)
    .flatMap(({ variables }) => variables)
    .map(({ path, value, dynamic, fallback }) => `${path.join('.')}=${dynamic ? '~' : value}${fallback ? '?' : ''}`)
    .join(' ');
}

function reads(name: string, format: FormatId, cases: readonly (readonly [text: string, expected: string])[]): void {
  describe(name, () => {
    for (const [text, expected] of cases) {
      it(JSON.stringify(text).slice(1, -1), () => assert.equal(shown(format, text), expected));
    }
  });
}

const compose = (value: string): string => `services:\n  a:\n    environment:\n      B: x\n      A: ${value}\n`;

describe('references', () => {
  const looked = [
    '${env:X}',
    '${self:custom.x}',
    '${ssm:/shop/x}',
    '${oc.env:X,25}',
    '((x))',
    '$[variables.x]',
    '%{x}',
  ];
  for (const reference of looked) {
    it(`${reference} is never blamed, whatever it fills`, () => {
      const url = `smtps://${reference}:${reference}@${reference}:${reference}`;
      const files = {
        'application.yml': `spring:\n  mail:\n    host: "${reference}"\n    port: "${reference}"\n    password: "${reference}"\n    properties.mail.smtp.starttls.enable: "${reference}"\n`,
        'config.json': JSON.stringify({ mail: { host: reference, port: reference, secure: reference } }),
        '.env': `EMAIL_HOST=${reference}\nEMAIL_PORT=${reference}\nEMAIL_USE_TLS=${reference}\nMAILER_DSN="${url}"\n`,
      };
      for (const [file, text] of Object.entries(files)) {
        assert.deepEqual(
          lint(file, text, { today: '2026-11-27' }).map(({ rule, message }) => `${file} ${rule}: ${message}`),
          [],
        );
      }
    });
  }

  reads('in a dotenv file', 'dotenv', [
    ['D=acme.dev\nH=smtp.${D}', 'D=acme.dev H=smtp.acme.dev?'],
    ['H=smtp.${D}\nD=acme.dev', 'H=smtp.acme.dev? D=acme.dev'],
    ['D=acme.dev\nF="Shop <no-reply@${D}>"', 'D=acme.dev F=Shop <no-reply@acme.dev>?'],
    ['A=1\nB=${A}2\nC=${B}3', 'A=1 B=12? C=123?'],
    ['A=1\nB=$A', 'A=1 B=1?'],
    ['B=${A:-x}', 'B=x?'],
    ['B=${A-x}', 'B=x?'],
    ['B=${A:-${C:-x}}', 'B=x?'],
    ['B=${A:-smtp.${C:-x}}', 'B=smtp.x?'],
    ['A=1\nB=${A:-x}', 'A=1 B=1?'],
    ['A=\nB=${A:-x}', 'A= B=x?'],
    ['A=\nB=${A-x}', 'A= B=?'],
    ['A=1\nB=${A:?say it}', 'A=1 B=1?'],
    ['P=${P:-587}', 'P=587?'],
    // Silent: not in the file, in a circle, or nothing that a loader replaces.
    ['H=smtp.${D}', 'H=~'],
    ['A=${S}\nB=${A:-x}', 'A=~ B=~'],
    ['A=${B}\nB=${A}', 'A=~ B=~'],
    ['A=${B:-1}\nB=${A:-2}', 'A=~ B=~'],
    ['A=x${A}', 'A=~'],
    ['B=${A:?say it}', 'B=~'],
    ['A=1\nB=${A:+x}', 'A=1 B=~'],
    ["A=1\nB='${A}2'", 'A=1 B=${A}2'],
    ['A=1\nB=a$A', 'A=1 B=a$A'],
    ['A=1\nC=2\nB=${A}$C', 'A=1 C=2 B=~'],
    ['A=1\nB=${A}$(date)', 'A=1 B=~'],
    ['A=1\nB=${A', 'A=1 B=~'],
    ['A=1\nB=${A}{{ x }}', 'A=1 B=~'],
    ['A=1\nB=\\${A}', 'A=1 B=~'],
    ['A=op://vault/x\nB=${A}', 'A=~ B=~'],
  ]);

  reads('in a compose file', 'yaml', [
    [compose('${P:-587}'), 'B=x A=587?'],
    [compose('${P-587}'), 'B=x A=587?'],
    [compose('${P:-${Q:-587}}'), 'B=x A=587?'],
    [compose('pa$$word'), 'B=x A=pa$word'],
    [compose('"$$a$$b"'), 'B=x A=$a$b'],
    [compose('${P:-}'), 'B=x A=?'],
    // The other variables of the container are not where Compose takes its values from.
    [compose('${B}'), 'B=x A=~'],
    [compose('smtp.${B}'), 'B=x A=~'],
    [compose('$B'), 'B=x A=~'],
    [compose('${P:?set it}'), 'B=x A=~'],
    [compose('${P?set it}'), 'B=x A=~'],
    [compose('${P:+x}'), 'B=x A=~'],
    [compose('${P:-${Q}}'), 'B=x A=~'],
    [compose('${P:-smtp.${Q}}'), 'B=x A=~'],
    // A sign that stands alone is another mistake.
    [compose('a$$b$c'), 'B=x A=a$$b$c'],
    ['a:\n  b: pa$$word\n', 'a.b=pa$$word'],
  ]);

  reads('in a container of Kubernetes', 'yaml', [
    ['env:\n- name: D\n  value: acme.dev\n- name: H\n  value: smtp.$(D)\n', 'D=acme.dev H=smtp.acme.dev?'],
    ['env:\n- name: H\n  value: smtp.$(D)\n- name: D\n  value: acme.dev\n', 'H=~ D=acme.dev'],
    ['env:\n- name: D\n  value: x\n- name: H\n  value: smtp.${D}\n', 'D=x H=~'],
    ['env:\n- name: D\n  valueFrom: { secretKeyRef: { name: s } }\n- name: H\n  value: a.$(D)\n', 'D=~ H=~'],
    ['env:\n- name: P\n  value: ${P:-587}\n', 'P=587?'],
  ]);

  reads('of Spring', 'yaml', [
    ['spring:\n  mail:\n    port: ${PORT:587}\n', 'spring.mail.port=587?'],
    ['spring:\n  mail:\n    host: ${mail.host}\nmail:\n  host: a.dev\n', 'spring.mail.host=a.dev? mail.host=a.dev'],
    [
      'spring:\n  mail:\n    host: smtp.${my-app.domain}\nmy-app:\n  domain: a.dev\n',
      'spring.mail.host=smtp.a.dev? my-app.domain=a.dev',
    ],
    [
      'spring:\n  mail:\n    host: ${mail.host:b.dev}\nmail:\n  host: a.dev\n',
      'spring.mail.host=a.dev? mail.host=a.dev',
    ],
    ['spring.mail.host: ${a:${b:c.dev}}\n', 'spring.mail.host=c.dev?'],
    ['spring:\n  mail:\n    host: ${mail.host}\n', 'spring.mail.host=~'],
    ['spring:\n  mail:\n    host: ${my-app.domain}\n', 'spring.mail.host=~'],
    ['spring:\n  mail:\n    host: ${mail.host}\n---\nmail:\n  host: a.dev\n', 'spring.mail.host=~ mail.host=a.dev'],
    ['app:\n  host: ${mail.host}\nmail:\n  host: a.dev\n', 'app.host=~ mail.host=a.dev'],
    ['spring:\n  mail:\n    host: "#{systemProperties.host}"\n', 'spring.mail.host=~'],
  ]);

  reads('of Spring in properties', 'properties', [
    ['mail.host=a.dev\nspring.mail.host=${mail.host}\n', 'mail.host=a.dev spring.mail.host=a.dev?'],
    ['spring.mail.port=${MAIL_PORT:587}\n', 'spring.mail.port=587?'],
    ['spring.mail.port=${MAIL_PORT:-587}\n', 'spring.mail.port=587?'],
    ['spring.mail.host=${mail-host}\n', 'spring.mail.host=~'],
  ]);

  reads('in other files', 'json', [
    ['{ "D": "a.dev", "smtp": { "host": "${D}" } }', 'D=a.dev smtp.host=~'],
    ['{ "smtp": { "host": "${MAIL_HOST:-a.dev}" } }', 'smtp.host=a.dev?'],
  ]);

  reads('with defaults of templates', 'yaml', [
    ['port: {{ .Values.smtp.port | default 587 }}\n', 'port=587?'],
    ['port: {{- .Values.smtp.port | default 587 | quote -}}\n', 'port=587?'],
    ['host: {{ .Values.smtp.host | default "a.dev" | quote }}\n', 'host=a.dev?'],
    ['host: "{{ .Values.smtp.host | default \'a.dev\' }}"\n', 'host=a.dev?'],
    ['host: {{ default "a.dev" .Values.smtp.host }}\n', 'host=a.dev?'],
    ['port: {{ .Values.a | default .Values.b | default 587 }}\n', 'port=587?'],
    ['port: "{{ smtp_port | default(587) }}"\n', 'port=587?'],
    ["port: \"{{ lookup('env', 'PORT') | default('587', true) }}\"\n", 'port=587?'],
    ['port: <%= ENV.fetch("PORT", 587) %>\n', 'port=587?'],
    ['port: <%= ENV["PORT"] || 587 %>\n', 'port=587?'],
    ['port: <%= ENV["PORT"] %>\n', 'port=~'],
    ['port: {{ .Values.smtp.port }}\n', 'port=~'],
    ['port: {{ .Values.smtp.port | quote }}\n', 'port=~'],
    ['port: {{ .Values.smtp.port | default .Values.port }}\n', 'port=~'],
    ['pass: {{ .Values.pass | default "x" | b64enc }}\n', 'pass=~'],
    ['host: {{ .Values.name | default "a" }}.dev\n', 'host=~'],
    ['host: {{ printf "%s.dev" .Values.x | default "a" }}\n', 'host=~'],
    ['host: {{ if .Values.x }}a{{ else }}b{{ end }}\n', 'host=~'],
  ]);

  it('are blamed where the default stands, and mended there', () => {
    const text = compose('x').replace(
      /B: x\n {6}A: x/,
      'EMAIL_HOST: a.acme.dev\n      EMAIL_PORT: ${P:-${Q:-465}}\n      EMAIL_USE_TLS: "True"',
    );
    const [finding] = lint('compose.yml', text).filter(({ rule }) => rule === 'tls-port-mismatch');
    assert.ok(finding);
    assert.equal(text.slice(finding.range.start, finding.range.end), '465');
  });

  it('are not rewritten where they were resolved', () => {
    const text = 'D=acme.dev\nEMAIL_HOST=smtp.${D}\nP=465\nEMAIL_PORT=${P}\nEMAIL_USE_TLS=True\n';
    const [finding] = lint('.env', text).filter(({ rule }) => rule === 'tls-port-mismatch');
    assert.ok(finding);
    assert.equal(text.slice(finding.range.start, finding.range.end), '${P}');
    for (const { edits } of finding.fixes) assert.match(applyEdits(text, edits), /EMAIL_PORT=\$\{P\}\n/);
  });

  it('that come to a password are no part of a message', () => {
    const text =
      'S=hunter2hunter2\nEMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a\nEMAIL_HOST_PASSWORD=x${S}\n';
    assert.ok(!JSON.stringify(lint('.env', text)).includes('hunter2'));
  });

  it('that double each other end', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `A${i}=\${A${i + 1}}\${A${i + 1}}`);
    const start = performance.now();
    assert.match(shown('dotenv', `${lines.join('\n')}\nA60=x\n`), /^A0=~ .* A60=x$/);
    assert.match(shown('dotenv', `${'A=${A\n'.repeat(5000)}`), /^A=~/);
    assert.equal(shown('dotenv', `A=${'${A:-'.repeat(800)}`), 'A=~');
    assert.ok(performance.now() - start < 5000);
  });
});
