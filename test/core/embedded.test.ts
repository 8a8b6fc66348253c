import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { fixAll } from '../../server/src/core/fixAll.ts';
import { lint, understand } from '../../server/src/core/lint.ts';

const RULE = 'tls-port-mismatch';
const SPRING = `spring:
  mail:
    host: mail.acme-widgets.net
    port: «587»

    properties:
      mail.smtp.ssl.enable: true
`;
const DJANGO = `# mail
EMAIL_HOST=mail.acme-widgets.net
EMAIL_PORT=«465»
`;
const NODE = `{
  "smtp": { "host": "mail.acme-widgets.net", "port": «587», "secure": true }
}
`;

/** A text with every line that is not empty under an indentation. */
function under(indent: number, text: string): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(indent));
}

const configMap = (name: string, text: string, kind = 'ConfigMap', data = 'data'): string =>
  `kind: ${kind}\n${data}:\n  other: x\n  ${name}: |\n${under(4, text)}  last: y\n`;

/** The finding stands at « » and its fix leaves the outer lines alone. */
function found(name: string, marked: string, fixed: readonly [from: string, to: string], dialect: string): void {
  for (const eol of ['\n', '\r\n']) {
    it(`${name}${eol === '\n' ? '' : ' with CRLF'}`, () => {
      const source = marked.replaceAll('\n', eol);
      const text = source.replace(/[«»]/g, '');
      const findings = lint('app.yaml', text).filter(({ rule }) => rule === RULE);
      assert.deepEqual(
        findings.map(({ range, dialect: id }) => [range.start, range.end, id]),
        [[source.indexOf('«'), source.indexOf('»') - 1, dialect]],
      );
      const [from, to] = fixed.map((part) => part.replaceAll('\n', eol)) as [string, string];
      assert.equal(text.split(from).length, 2);
      const expected = text.replace(from, () => to);
      assert.equal(applyEdits(text, findings[0]?.fixes[0]?.edits ?? []), expected);
      assert.equal(fixAll('app.yaml', expected, {}).text, expected);
    });
  }
}

/** No block is understood. */
function silent(name: string, text: string): void {
  it(name, () => {
    const plain = text.replace(/[«»]/g, '');
    assert.equal(understand('app.yaml', plain)?.blocks.length ?? 0, 0);
    assert.deepEqual(lint('app.yaml', plain), []);
  });
}

const TO_STARTTLS: readonly [string, string] = [
  '      mail.smtp.ssl.enable: true\n',
  '      mail.smtp.starttls.enable: true\n      mail.smtp.starttls.required: true\n',
];
const deeper = (by: number, parts: readonly [string, string]): [string, string] => [
  under(by, parts[0]),
  under(by, parts[1]),
];

describe('a file inside a file', () => {
  found('in a ConfigMap', configMap('application.yml', SPRING), deeper(4, TO_STARTTLS), 'spring-boot');
  found(
    'in a Secret',
    configMap('application.yml', SPRING, 'Secret', 'stringData'),
    deeper(4, TO_STARTTLS),
    'spring-boot',
  );
  found(
    'in the values of a chart',
    `config:\n  application.yml: |\n${under(4, SPRING)}`,
    deeper(4, TO_STARTTLS),
    'spring-boot',
  );
  found(
    'without a last line end',
    `config:\n  application.yml: |-\n${under(4, SPRING)}x: y\n`,
    deeper(4, TO_STARTTLS),
    'spring-boot',
  );
  found(
    'of another format',
    configMap('.env', DJANGO),
    ['    EMAIL_PORT=465\n', '    EMAIL_PORT=465\n    EMAIL_USE_SSL=True\n'],
    'django',
  );
  found(
    'in JSON',
    configMap('config.json', NODE),
    ['"secure": true }', '"secure": false, "requireTLS": true }'],
    'nodemailer-json',
  );
  found(
    'of a Compose config, by the path that it is mounted at',
    `configs:\n  app:\n    content: |\n${under(6, SPRING)}services:\n  web:\n    configs:\n      - source: app\n        target: /app/application.yml\n`,
    deeper(6, TO_STARTTLS),
    'spring-boot',
  );
  found(
    'of a Compose config, by its own name',
    `configs:\n  application.yml:\n    content: |\n${under(6, SPRING)}`,
    deeper(6, TO_STARTTLS),
    'spring-boot',
  );
  found(
    'that Ansible copies',
    `- copy:\n    dest: /app/application.yml\n    content: |\n${under(6, SPRING)}`,
    deeper(6, TO_STARTTLS),
    'spring-boot',
  );

  silent('under a name that is no file', configMap('application', SPRING));
  silent('of a kind that nobody here reads', configMap('nginx.conf', DJANGO));
  silent('whose lines are folded', configMap('application.yml', SPRING).replace(': |', ': >'));
  silent('in quotes', `data:\n  .env: "EMAIL_HOST=mail.acme.dev\\nEMAIL_PORT=465\\n"\n`);
  silent('with an indentation that is told', configMap('.env', under(1, DJANGO)).replace(': |', ': |4'));
  silent('in the base64 of a Secret', 'kind: Secret\ndata:\n  .env: |\n    RU1BSUxfSE9TVD1tYWlsLmFjbWUuZGV2\n');
  silent('inside a file inside a file', configMap('outer.yaml', configMap('.env', DJANGO)));
  silent('of a Compose config whose name says nothing', `configs:\n  app:\n    content: |\n${under(6, DJANGO)}`);

  it('is as much of an example as the file around it', () => {
    const text = configMap('.env', DJANGO).replace(/[«»]/g, '');
    assert.equal(understand('chart/values.example.yaml', text)?.blocks[0]?.file.role, 'template');
    assert.equal(understand('k8s/app.yaml', text)?.blocks[0]?.file.role, 'live');
  });

  it('can silence its findings itself', () => {
    const text = configMap('.env', DJANGO.replace('# mail', '# smtplint-ignore-file tls-port-mismatch')).replace(
      /[«»]/g,
      '',
    );
    assert.deepEqual(lint('app.yaml', text), []);
  });

  it('gives a place on its own line for each of its settings', () => {
    const text = configMap('application.yml', SPRING).replace(/[«»]/g, '');
    const [block] = understand('app.yaml', text)?.blocks ?? [];
    assert.ok(block);
    for (const { keyRange, range, path, value } of block.scope.variables) {
      assert.ok((path.at(-1) ?? '').endsWith(text.slice(keyRange.start, keyRange.end)));
      assert.equal(text.slice(range.start, range.end), value);
    }
  });
});
