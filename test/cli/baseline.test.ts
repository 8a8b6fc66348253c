import assert from 'node:assert/strict';
import { BROKEN, cli } from './support.ts';

const BASELINE = '.smtplint-baseline.json';

async function written(text: string): Promise<string> {
  const result = await cli(['--update-baseline'], { files: { 'a/mail.yaml': text } });
  assert.deepEqual([result.code, result.out], [0, '']);
  assert.match(result.err, /findings written to \.smtplint-baseline\.json/);
  return result.read(BASELINE).toString();
}

const twice = `a:\n${BROKEN.replace(/^(?=.)/gm, '  ')}b:\n${BROKEN.replace(/^(?=.)/gm, '  ')}`;

describe('smtplint check --baseline', () => {
  it('lists findings by file, rule and key', async () => {
    assert.deepEqual(JSON.parse(await written(BROKEN)), {
      schema: 'smtplint/baseline/1',
      findings: [{ file: 'a/mail.yaml', rule: 'tls-port-mismatch', key: 'smtp.port', count: 1 }],
    });
  });

  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['hides what is known', BROKEN, 0, /1 known from the baseline/],
    ['hides it after lines have moved', `# new\n\n${BROKEN}`, 0, /1 known/],
    ['shows another key', BROKEN.replace('smtp:', 'mailer:'), 1, /1 in the baseline not found any more/],
    ['shows a second one with another key', twice, 1, /not found any more/],
    ['tells what is gone', 'a: 1\n', 0, /1 in the baseline not found any more/],
  ];
  for (const [name, text, code, err] of cases) {
    it(name, async () => {
      const files = { [BASELINE]: await written(BROKEN), 'a/mail.yaml': text };
      const result = await cli(['--baseline', BASELINE], { files });
      assert.equal(result.code, code, result.out);
      assert.match(result.err, err);
    });
  }

  it('works from another folder', async () => {
    const files = { [BASELINE]: await written(BROKEN), 'a/mail.yaml': BROKEN };
    assert.equal((await cli(['--baseline', `../${BASELINE}`], { files, cwd: 'a' })).code, 0);
  });

  for (const [name, text] of [
    ['no JSON', 'x'],
    ['another schema', '{"schema":"x","findings":[]}'],
    ['other findings', '{"schema":"smtplint/baseline/1","findings":[{"file":1}]}'],
  ] as const) {
    it(`refuses a baseline that is ${name}`, async () => {
      const { code, err } = await cli(['--baseline', 'b.json'], { files: { 'b.json': text } });
      assert.equal(code, 2);
      assert.match(err, /b\.json: .*--update-baseline/);
    });
  }

  it('refuses a baseline that is not there', async () => {
    const { code, err } = await cli(['--baseline', 'b.json']);
    assert.equal(code, 2);
    assert.match(err, /b\.json: no such file/);
  });
});
