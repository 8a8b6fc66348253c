import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { lint } from '../../server/src/core/lint.ts';

const RULE = 'tls-port-mismatch';
const MAIL = `x-mail: &mail
  EMAIL_HOST: mail.acme-widgets.net
  EMAIL_PORT: «587»
  EMAIL_USE_SSL: "True"
`;
const HEADER = `${MAIL}services:\n`;
const MERGED = '    environment:\n      <<: *mail\n';

interface Expected {
  /** Whether the one finding has a safe fix; absent = there is no finding. */
  readonly safe?: boolean;
}

/** One mistake with a port gives one finding at « », whatever the number of blocks that the text comes into. */
function check(name: string, marked: string, { safe }: Expected): void {
  it(name, () => {
    const text = marked.replace(/[«»]/g, '');
    const findings = lint('compose.yml', text).filter(({ rule }) => rule === RULE);
    if (safe === undefined) {
      assert.deepEqual(findings, []);
      return;
    }
    const start = marked.indexOf('«');
    assert.deepEqual(
      findings.map(({ range }) => range),
      [{ start, end: marked.indexOf('»') - 1 }],
    );
    const fixes = findings.flatMap((finding) => finding.fixes);
    assert.equal(
      fixes.some((fix) => fix.safe),
      safe,
    );
    if (!safe) return;
    const fixed = applyEdits(text, fixes[0]?.edits ?? []);
    assert.deepEqual(lint('compose.yml', fixed), []);
  });
}

describe('a mistake behind an anchor', () => {
  check('that one service reads is found once, with its fix', `${HEADER}  a:\n${MERGED}`, { safe: true });
  check('that two services read', `${HEADER}  a:\n${MERGED}  b:\n    environment: *mail\n`, { safe: true });
  check(
    'that one of the services does not make keeps its text',
    `${HEADER}  a:\n${MERGED}  b:\n${MERGED}      EMAIL_PORT: 465\n`,
    { safe: false },
  );
  check(
    'in a service whose settings another one takes over',
    `services:\n  a:\n    environment: &mail\n${MAIL.replace(/^x.*\n/, '').replaceAll('  EMAIL', '      EMAIL')}  b:\n    environment: *mail\n`,
    { safe: true },
  );
  check(
    'that every service sets right is none',
    `${MAIL.replace(/[«»]/g, '')}services:\n  a:\n${MERGED}      EMAIL_PORT: 465\n  b:\n${MERGED}      EMAIL_PORT: 465\n`,
    {},
  );
  check('that nobody reads is told all the same', MAIL, { safe: true });

  it('of a service stays apart from that of another', () => {
    const own =
      '    environment:\n      EMAIL_HOST: mail.acme-widgets.net\n      EMAIL_PORT: 587\n      EMAIL_USE_SSL: "True"\n';
    const findings = lint('compose.yml', `services:\n  a:\n${own}  b:\n${own}`).filter(({ rule }) => rule === RULE);
    assert.equal(findings.length, 2);
  });
});

describe('a new switch in a map of environment variables', () => {
  for (const [name, head] of [
    ['of a service', 'services:\n  a:\n    environment:\n'],
    ['that stands ready', 'x-mail:\n'],
    ['of a ConfigMap', 'kind: ConfigMap\ndata:\n'],
  ] as const) {
    it(`${name} is a string, since a boolean is refused there`, () => {
      const text = `${head}      EMAIL_HOST: mail.acme-widgets.net\n      EMAIL_PORT: 465\n      EMAIL_HOST_USER: a\n`;
      const [finding] = lint('compose.yml', text).filter(({ rule }) => rule === RULE);
      const fixed = applyEdits(text, finding?.fixes[0]?.edits ?? []);
      assert.match(fixed, /\n {6}EMAIL_USE_SSL: "True"\n/);
    });
  }
});
