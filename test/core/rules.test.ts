import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import { lintFile, understand } from '../../server/src/core/lint.ts';
import type { Finding, LintOptions } from '../../server/src/core/model.ts';
import type { Rule, RuleExample } from '../../server/src/core/rule.ts';
import { rules } from '../../server/src/core/rules/index.ts';

const TODAY = '2026-11-25';

function optionsFor(rule: Rule): LintOptions {
  return { today: TODAY, ...(rule.off === true ? { rules: { [rule.id]: rule.severity } } : {}), ...rule.docs.options };
}

function findings(rule: Rule, { file, text }: RuleExample): readonly Finding[] {
  const result = lintFile(file, text, optionsFor(rule));
  assert.deepEqual(result.failures, []);
  return result.findings;
}

function own(rule: Rule, example: RuleExample): readonly Finding[] {
  return findings(rule, example).filter((finding) => finding.rule === rule.id);
}

/** The rules that speak at warning or above. */
function loud(rule: Rule, example: RuleExample): readonly string[] {
  return findings(rule, example)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map((finding) => finding.rule);
}

/** How many values of the file two texts give differently. */
function changedValues(file: string, before: string, after: string): number {
  const format = understand(file, before)?.file.format;
  assert.ok(format);
  const values = (text: string) =>
    new Set(formats[format].parse(text).entries.map(({ path, value }) => `${path.join('.')}=${value}`));
  const [old, now] = [values(before), values(after)];
  return [...old].filter((value) => !now.has(value)).length + [...now].filter((value) => !old.has(value)).length;
}

describe('rules', () => {
  for (const rule of rules) {
    const { docs } = rule;
    describe(rule.id, () => {
      docs.bad.forEach((example, i) => {
        it(`flags its bad example ${i + 1} exactly once`, () => {
          assert.equal(
            own(rule, example).length,
            1,
            findings(rule, example)
              .map(({ message }) => message)
              .join('\n'),
          );
        });

        const fix = own(rule, example)[0]?.fixes.find(({ safe }) => safe);
        if (fix === undefined) return;
        const fixed = { ...example, text: applyEdits(example.text, fix.edits) };
        it(`is silent after its fix of bad example ${i + 1}`, () => {
          assert.deepEqual(own(rule, fixed), [], fixed.text);
        });
        it(`brings no new finding by its fix of bad example ${i + 1}`, () => {
          const before = new Set(loud(rule, example));
          assert.deepEqual(
            loud(rule, fixed).filter((id) => !before.has(id)),
            [],
            fixed.text,
          );
        });
        it(`changes as many values as its fix has edits in bad example ${i + 1}`, () => {
          // An edit changes one value (one goes, one comes), adds one or removes one.
          const changed = changedValues(example.file, example.text, fixed.text);
          assert.ok(changed <= 2 * fix.edits.length, `${changed} values differ after ${fix.edits.length} edits`);
          assert.notEqual(fixed.text, example.text);
        });
      });

      docs.good.forEach((example, i) => {
        it(`is silent on its good example ${i + 1}`, () => {
          assert.deepEqual(
            own(rule, example).map(({ message }) => message),
            [],
          );
        });
      });

      it('says of its fix what its examples show', () => {
        const fixes = docs.bad.flatMap((example) => own(rule, example)).flatMap((finding) => finding.fixes);
        const best = fixes.some(({ safe }) => safe) ? 'safe' : fixes.length > 0 ? 'unsafe' : 'none';
        assert.equal(best, rule.fix);
      });

      it('has messages that stand alone in 160 characters and show no password', () => {
        for (const example of docs.bad) {
          const password = passwordOf(example);
          for (const { message } of own(rule, example)) {
            assert.ok(message.length <= 160, `${message.length}: ${message}`);
            assert.match(message, /[.!?]$/);
            if (password !== undefined) assert.ok(!message.includes(password), message);
          }
        }
      });

      it('has a page with dated sources', () => {
        for (const text of [docs.what, docs.why, docs.how, docs.whenNot, rule.summary]) assert.ok(text.length > 10);
        for (const source of docs.sources) {
          assert.match(source.url, /^https:\/\//);
          assert.match(source.read, /^\d{4}-\d{2}-\d{2}$/);
        }
      });
    });
  }
});

function passwordOf({ file, text }: RuleExample): string | undefined {
  const password = understand(file, text)?.blocks[0]?.settings.text('password') ?? '';
  return password.length >= 4 ? password : undefined;
}
