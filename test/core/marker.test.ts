import assert from 'node:assert/strict';
import { alternatives } from '../../server/src/core/carriers/branches.ts';
import { fixAll } from '../../server/src/core/fixAll.ts';
import { inspectBlocks } from '../../server/src/core/inspect.ts';
import { lint, understand } from '../../server/src/core/lint.ts';
import { isReplaced } from '../../server/src/core/marker.ts';

const MARKED = [
  '{PORT}',
  '{[ port ]}',
  '[PORT]',
  '|port|',
  '~port~',
  '##PORT##',
  '5$PORT',
  'smtp.$DOMAIN',
  '$A$B',
  '%d',
];
const PLAIN = ['587', 'mail.acme.dev', '[::1]', 'starttls', 'MandatoryStartTLS', 'smtp+starttls', 'true', '', '<port>'];
const UNFILLED = [
  '<port>',
  'your_port',
  'xxx',
  'CHANGEME',
  'SMTP_PORT',
  'port',
  '...',
  'tls/ssl',
  'True or False',
  '[a|b]',
];

describe('values that are replaced', () => {
  for (const value of MARKED) {
    it(`${value} is one`, () => assert.equal(isReplaced('port', { value }, 'live'), true));
  }
  for (const value of PLAIN) {
    it(`${value || '(empty)'} is none`, () => assert.equal(isReplaced('port', { value }, 'live'), false));
  }
  for (const value of UNFILLED) {
    it(`${value} is one in a template`, () => {
      assert.equal(isReplaced('security', { value }, 'template'), true);
      assert.equal(isReplaced('security', { value }, 'live'), false);
    });
  }

  it('leaves logins and names alone', () => {
    for (const slot of ['user', 'password', 'from', 'fromName']) {
      assert.equal(isReplaced(slot, { value: '{PORT}' }, 'template'), false);
    }
  });

  it('takes an empty default for a value from elsewhere', () => {
    assert.equal(isReplaced('security', { value: '', fallback: true }, 'live'), true);
    const text =
      'EMAIL_HOST=mail.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=${EMAIL_USE_TLS:-}\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${PASS}\n';
    assert.deepEqual(lint('.env', text), []);
  });

  const DJANGO =
    'EMAIL_HOST=mail.acme.dev\nEMAIL_PORT=PLACE\nEMAIL_USE_TLS=MODE\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${PASS}\n';
  for (const [port, mode] of [
    ['{PORT}', '{TLS}'],
    ['5$PORT', '$A$B'],
    ["'${PORT}'", "'${TLS}'"],
    ["'op://shop/mail/port'", "'encrypted:BG8M6U+FKJGwpGA42ml2'"],
  ] as const) {
    it(`are no mistakes: ${port}, ${mode}`, () => {
      const text = DJANGO.replace('PLACE', port).replace('MODE', mode);
      assert.deepEqual(
        lint('.env', text).filter(({ severity }) => severity === 'error'),
        [],
      );
      const analysis = understand('.env', text);
      const [block] = analysis === undefined ? [] : inspectBlocks(analysis);
      assert.deepEqual([block?.host.state, block?.port.state, block?.security.state], ['known', 'dynamic', 'dynamic']);
    });
  }

  it('are no mistakes in a template', () => {
    for (const value of UNFILLED) {
      const text = `MAIL_MAILER=smtp\nMAIL_SCHEME=${value}\nMAIL_HOST=mail.acme.dev\nMAIL_PORT=${value}\nMAIL_USERNAME=app@acme.dev\nMAIL_PASSWORD="\${PASS}"\n`;
      assert.deepEqual(lint('.env.example', text), [], value);
      assert.notDeepEqual(lint('.env', text), [], value);
    }
  });

  it('are no comments where a pipeline replaces #{NAME}#', () => {
    const dotenv = DJANGO.replace('PLACE', '#{PORT}#').replace('MODE', '#{TLS}');
    assert.deepEqual(lint('.env', dotenv), []);
    const yaml = `apiVersion: v1\nkind: ConfigMap\ndata:\n  ${dotenv.trim().replaceAll('=', ': ').replaceAll('\n', '\n  ')}\n`;
    assert.deepEqual(lint('mail.yaml', yaml), []);
    assert.notDeepEqual(lint('.env', DJANGO.replace('PLACE', '587').replace('MODE', '# off')), []);
  });

  it('leave the rest of a DSN as it is', () => {
    for (const dsn of [
      'vault://mail/dsn',
      'op://shop/mail/dsn',
      '{DSN}',
      'smtp://u:p@${HOST:-}:587',
      'smtp://u:p@@HOST@:587',
      'smtp://u:p@mail.acme.dev:587?verify_peer=%VERIFY%',
    ]) {
      const found = lint('.env', `MAILER_DSN=${dsn}\n`).filter(
        ({ severity }) => severity !== 'info' && severity !== 'hint',
      );
      assert.deepEqual(found, [], dsn);
    }
  });

  it('keep a block of JSON whole without quotes', () => {
    for (const port of [
      '${PORT}',
      '${a:${b:}}',
      '${{ vars.PORT }}',
      '{{{port}}}',
      '#{Port}#',
      '%{port}',
      '$(port)',
      '$[v[0]]',
      '((mail.port))',
    ]) {
      const text = `{ "mail": { "transport": "SMTP", "options": { "host": "mail.acme.dev", "port": ${port}, "secure": false } } }\n`;
      const analysis = understand('config.production.json', text);
      const [block, ...more] = analysis === undefined ? [] : inspectBlocks(analysis);
      assert.deepEqual(
        [block?.dialect, block?.port.state, block?.security.key, more.length],
        ['ghost', 'dynamic', 'mail.options.secure', 0],
        port,
      );
      assert.deepEqual(
        lint('config.production.json', text).filter(({ severity }) => severity === 'error'),
        [],
        port,
      );
    }
  });

  it('keep a block of YAML whole without quotes', () => {
    for (const value of ['[[ .mail ]]', '[[ key "mail" ]]', '{$MAIL}', '{mail.value}']) {
      const text = `mail:\n  host: mail.acme.dev\n  port: ${value}\n  username: ${value}\n  password: ${value}\n  properties:\n    mail.smtp.auth: true\n    mail.smtp.starttls.enable: true\n    mail.smtp.starttls.required: true\n`;
      const spring = `spring:\n  ${text.trim().replaceAll('\n', '\n  ')}\n`;
      assert.deepEqual(
        lint('application.yml', spring).filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
        value,
      );
    }
    const analysis = understand(
      'config.yaml',
      'smtp:\n  host: mail.acme.dev\n  port: 587\n  ports: [[1, 2], [3]]\n  tags: {a, b}\n',
    );
    assert.deepEqual(analysis?.document.entries.map(({ path }) => path.join('.')).slice(2, 5), [
      'smtp.ports.0.0',
      'smtp.ports.0.1',
      'smtp.ports.1.0',
    ]);
  });

  it('are no mistakes in the address of a template', () => {
    assert.deepEqual(lint('.env.dist', 'MAILER_DSN=<your-dsn>\n'), []);
    assert.notDeepEqual(lint('.env', 'MAILER_DSN=<your-dsn>\n'), []);
    const grafana = '[smtp]\nenabled = true\nhost = HOST:PORT\nuser = app@acme.dev\npassword = ${PASS}\n';
    assert.deepEqual(lint('grafana.example.ini', grafana), []);
  });

  it('are not read where a file only names variables', () => {
    const text = 'mail:\n  transport: MAIL_TRANSPORT\n  options:\n    host: SMTP_HOST\n    port: SMTP_PORT\n';
    assert.deepEqual(lint('config/custom-environment-variables.yaml', text), []);
    assert.notDeepEqual(lint('config/default.yaml', text), []);
  });

  it('come from the environment of Compose where a key has none', () => {
    const text =
      'services:\n  app:\n    image: acme/app\n    environment:\n      EMAIL_HOST:\n      EMAIL_PORT:\n      EMAIL_USE_TLS:\n      EMAIL_HOST_USER:\n      EMAIL_HOST_PASSWORD:\n';
    const analysis = understand('compose.yaml', text);
    const [block] = analysis === undefined ? [] : inspectBlocks(analysis);
    assert.deepEqual([block?.host.state, block?.port.state, block?.security.state], ['dynamic', 'dynamic', 'dynamic']);
  });
});

describe('branches of a template', () => {
  const helm =
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  EMAIL_HOST: mail.acme.dev\n  EMAIL_HOST_USER: app@acme.dev\n  EMAIL_HOST_PASSWORD: {{ .Values.pass }}\n  {{- if .Values.ssl }}\n  EMAIL_PORT: "465"\n  EMAIL_USE_SSL: "True"\n  {{- else }}\n  EMAIL_PORT: "587"\n  EMAIL_USE_TLS: "True"\n  {{- end }}\n';
  const jinja =
    'EMAIL_HOST=mail.acme.dev\nEMAIL_PORT=587\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD={{ pass }}\n{% if tls %}\nEMAIL_USE_TLS=True\n{% else %}\nEMAIL_USE_TLS=False\n{% endif %}\n';
  for (const [path, text] of [
    ['mail.yaml', helm],
    ['.env', jinja],
  ] as const) {
    it(`that write one thing or another are both right (${path})`, () => {
      assert.deepEqual(
        lint(path, text).filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
      assert.equal(fixAll(path, text, {}).text, text);
      const without = text.replaceAll(/^ *\{[{%]-? (?:if|else|end)[^\n]*\n/gm, '');
      assert.notDeepEqual(
        lint(path, without).filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
    });
  }

  it('have other actions in them', () => {
    for (const [text, expected] of [
      ['{% if a %}{% raw %}A{% endraw %}{% else %}B{% endif %}C', 'AB'],
      ['{{ range x }}{{ if a }}A{{ else }}B{{ end }}C{{ end }}', 'AB'],
      ['<% if a %>A<% x.each do |y| %>B<% end %><% else %>C<% end %>D', 'ABC'],
      ['{% if a %}A{% endif %}B{% if b %}C{% elif c %}D{% endif %}', 'CD'],
      ['A{% else %}B{% endif %}C', ''],
    ] as const) {
      const ranges = alternatives(text);
      const inside = [...text.matchAll(/[A-D]/g)].filter(({ index }) =>
        ranges.some(({ start, end }) => start < index && index < end),
      );
      assert.equal(inside.map(([letter]) => letter).join(''), expected, text);
    }
  });

  it('that are only left out sometimes say what is in them', () => {
    const text = jinja.replace('{% else %}\nEMAIL_USE_TLS=False\n', '').replace('True', 'False');
    assert.deepEqual(
      lint('.env', text).map(({ rule }) => rule),
      ['encryption-off'],
    );
  });

  it('are found in time', () => {
    const start = performance.now();
    for (const unit of ['{{ if ', '{{ else }}', '{% if x %}{% else %}', '<% do', '{{ end }}', '<%- x do |y| %>']) {
      alternatives(`${unit.repeat(50_000)}{{ else }}`);
    }
    assert.ok(performance.now() - start < 5000);
  });
});
