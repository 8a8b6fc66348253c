import assert from 'node:assert/strict';
import { scopesOf } from '../../server/src/core/carriers/index.ts';
import { applyEdits } from '../../server/src/core/edits.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import type { FormatId, Scope, Spelling } from '../../server/src/core/model.ts';

/** Scopes as lines: `kind image|action name: KEY=value KEY=~` (`~` = known only at run time). */
function show(format: FormatId, text: string): readonly string[] {
  return scopesOf(formats[format].parse(text)).map((scope) => {
    const { image, action, name } = scope.evidence;
    const evidence = [image, action, name].filter((part) => part !== undefined).join(' ');
    const variables = scope.variables.map(({ path, value, dynamic }) => `${path.join('.')}=${dynamic ? '~' : value}`);
    return `${scope.kind}${evidence === '' ? '' : ` ${evidence}`}: ${variables.join(' ')}`;
  });
}

const CASES: readonly (readonly [what: string, format: FormatId, text: string, scopes: readonly string[]])[] = [
  ['a dotenv file is one environment', 'dotenv', 'A=1\nB=2\n', ['env: A=1 B=2']],
  ['a reference inside the file is resolved', 'dotenv', 'A=1\nB=${A}\nC=${D}\n', ['env: A=1 B=1 C=~']],
  ['references in a circle stay unknown', 'dotenv', 'A=${B}\nB=${A}\n', ['env: A=~ B=~']],
  ['a nested file is one tree', 'json', '{"smtp":{"host":"h","port":25}}', ['tree: smtp.host=h smtp.port=25']],
  [
    'a compose map belongs to its service and image',
    'yaml',
    'services:\n  web:\n    image: ghcr.io/team/web:1.2@sha256:ab\n    environment:\n      A: 1\n',
    ['tree: services.web.image=ghcr.io/team/web:1.2@sha256:ab', 'env team/web web: A=1'],
  ],
  [
    'two services with one key stay apart',
    'yaml',
    'services:\n  a:\n    environment:\n      K: 1\n  b:\n    environment:\n      K: 2\n',
    ['env a: K=1', 'env b: K=2'],
  ],
  [
    'a compose list, with a variable that is passed through',
    'yaml',
    'services:\n  web:\n    environment:\n      - A=1\n      - "B=x=y"\n      - C\n',
    ['env web: A=1 B=x=y C=~'],
  ],
  [
    'quotes in a compose list are left aside',
    'yaml',
    "services:\n  web:\n    environment:\n      - A='1'\n",
    ['env web: A=1'],
  ],
  [
    'a Kubernetes list of pairs, with secrets',
    'yaml',
    'containers:\n- image: team/app:1\n  env:\n  - name: A\n    value: "1"\n  - name: B\n    valueFrom:\n      secretKeyRef: {name: s, key: k}\n',
    [
      'tree: containers.0.image=team/app:1 containers.0.env.0.name=A containers.0.env.1.valueFrom.secretKeyRef.name=s containers.0.env.1.valueFrom.secretKeyRef.key=k',
      'env team/app: A=1 B=~',
    ],
  ],
  [
    'the variables of a CapRover one-click app, without those that it makes up or asks for',
    'yaml',
    'caproverOneClickApp:\n  variables:\n    - id: $$cap_APP_SMTP_PORT\n      defaultValue: 25\n    - id: $$cap_app-smtp-host\n      label: Host\n      defaultValue: h\n    - id: $$cap_KEY\n      defaultValue: $$cap_gen_random_hex(8)\n    - id: $$other\n      defaultValue: 1\n    - id: $$cap_SMTP_USER\n      label: Login\n',
    [
      'env caproverOneClickApp: APP_SMTP_PORT=25 app_smtp_host=h KEY=~ SMTP_USER=~',
      'tree: caproverOneClickApp.variables.0.id=~ caproverOneClickApp.variables.1.id=~ caproverOneClickApp.variables.1.label=Host caproverOneClickApp.variables.2.id=~ caproverOneClickApp.variables.3.id=$$other caproverOneClickApp.variables.3.defaultValue=1 caproverOneClickApp.variables.4.label=Login',
    ],
  ],
  [
    'the Ruby of the GitLab container',
    'yaml',
    "services:\n  git:\n    environment:\n      A: 1\n      GITLAB_OMNIBUS_CONFIG: |\n        # gitlab_rails['smtp_port'] = 25\n        gitlab_rails['smtp_port'] = 587; gitlab_rails[\"smtp_address\"] = 'smtp.example.com'\n        gitlab_rails['smtp_password'] = ENV['P']\n",
    [
      'env git: A=1',
      'tree gitlab/gitlab-ce: gitlab_rails.smtp_port=587 gitlab_rails.smtp_address=smtp.example.com gitlab_rails.smtp_password=~',
    ],
  ],
  [
    'a SealedSecret holds what only its cluster reads',
    'yaml',
    'kind: SealedSecret\nspec:\n  encryptedData:\n    SMTP_PORT: AgBy3i4OJSWK\n',
    ['env spec: SMTP_PORT=~', 'tree: kind=SealedSecret'],
  ],
  [
    'Secret data is base64',
    'yaml',
    'kind: Secret\ndata:\n  A: c210cC5leGFtcGxlLmNvbQ==\n  B: "%%%"\n',
    ['tree: kind=Secret', 'env: A=smtp.example.com B=~'],
  ],
  ['ConfigMap data is text', 'yaml', 'kind: ConfigMap\ndata:\n  A: "1"\n', ['tree: kind=ConfigMap data.A=1']],
  ['app.json wraps each value', 'json', '{"env":{"EMAIL_PORT":{"value":"465"}}}', ['env: EMAIL_PORT=465']],
  [
    'pairs of key and value',
    'json',
    '{"environment":[{"key":"SMTP_PORT","value":"25"}]}',
    ['tree: environment.0.key=SMTP_PORT', 'env: SMTP_PORT=25'],
  ],
  [
    'an action has its inputs',
    'yaml',
    'jobs:\n  m:\n    steps:\n      - uses: team/send-mail@v3\n        with:\n          server_port: 465\n',
    ['tree: jobs.m.steps.0.uses=team/send-mail@v3', 'tree team/send-mail: server_port=465'],
  ],
  ['documents stay apart', 'yaml', 'a: 1\n---\na: 2\n', ['tree: a=1', 'tree: a=2']],
];

function scopeWith(format: FormatId, text: string, key: string): Scope {
  const scope = scopesOf(formats[format].parse(text)).find((one) =>
    one.variables.some(({ path }) => path.join('.') === key),
  );
  assert.ok(scope, `a scope with ${key}`);
  return scope;
}

type Change = readonly ['set' | 'insert' | 'remove', key: string, value?: string, spelling?: Spelling];

const EDITS: readonly (readonly [what: string, format: FormatId, text: string, change: Change, after: string])[] = [
  [
    'sets a list item behind its equals sign',
    'yaml',
    'environment:\n  - PORT=587 # c\n  - B=1\n',
    ['set', 'PORT', '465'],
    'environment:\n  - PORT=465 # c\n  - B=1\n',
  ],
  [
    'adds a list item',
    'yaml',
    'environment:\n  - PORT=587\n  - B=1\n',
    ['insert', 'PORT', 'true'],
    'environment:\n  - PORT=587\n  - NEW=true\n  - B=1\n',
  ],
  [
    'adds a pair',
    'yaml',
    'env:\n  - name: PORT\n    value: "587"\n  - name: B\n    value: "1"\n',
    ['insert', 'PORT', 'true'],
    'env:\n  - name: PORT\n    value: "587"\n  - name: NEW\n    value: "true"\n  - name: B\n    value: "1"\n',
  ],
  [
    'writes base64 where base64 stands',
    'yaml',
    'kind: Secret\ndata:\n  PORT: NTg3\n',
    ['set', 'PORT', '465'],
    'kind: Secret\ndata:\n  PORT: NDY1\n',
  ],
  [
    'changes a fallback in its place',
    'yaml',
    'environment:\n  PORT: ${P:-587}\n',
    ['set', 'PORT', '465'],
    'environment:\n  PORT: ${P:-465}\n',
  ],
];

describe('carriers', () => {
  for (const [what, format, text, scopes] of CASES) {
    it(what, () => assert.deepEqual([...show(format, text)].sort(), [...scopes].sort()));
  }

  for (const [what, format, text, [kind, key, value = '', spelling = 'keep'], after] of EDITS) {
    it(what, () => {
      const scope = scopeWith(format, text, key);
      const variable = scope.variables.find(({ path }) => path.join('.') === key);
      assert.ok(variable);
      const edit =
        kind === 'set'
          ? scope.set(variable, value, spelling)
          : kind === 'insert'
            ? scope.insertAfter(variable, ['NEW'], value, spelling)
            : scope.remove(variable);
      assert.ok(edit, 'the edit is possible');
      assert.equal(applyEdits(text, [edit]), after);
    });
  }

  it('never edits what comes from an anchor or from run time', () => {
    const text = 'x: &x\n  PORT: 587\nenvironment:\n  <<: *x\n  HOST: ${H}\n';
    const scope = scopeWith('yaml', text, 'HOST');
    const results = scope.variables.map((variable) => scope.set(variable, '1', 'keep'));
    assert.deepEqual(
      results,
      scope.variables.map(() => undefined),
    );
    assert.equal(results.length, 2);
  });
});
