import assert from 'node:assert/strict';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { applyEdits } from '../../server/src/core/edits.ts';
import { lint, understand } from '../../server/src/core/lint.ts';
import type { Block, Dialect, DialectExample, Mode } from '../../server/src/core/model.ts';
import { editsOf } from '../../server/src/core/writes.ts';

const MODES: readonly Mode[] = ['implicit', 'starttls', 'opportunistic', 'none'];

/** The one block of an example, recognised as the dialect. */
function blockOf(dialect: Dialect, example: DialectExample, text = example.text): Block {
  const analysis = understand(example.file, text);
  assert.ok(analysis, `${example.file} is read`);
  const block = analysis.blocks.find((candidate) => candidate.dialect.id === dialect.id);
  assert.ok(block, `recognised as ${dialect.id}, got ${analysis.blocks.map((b) => b.dialect.id).join(', ') || 'none'}`);
  return block;
}

describe('dialects', () => {
  for (const dialect of dialects) {
    describe(dialect.id, () => {
      const { starttls587, implicit465, broken } = dialect.examples;
      const correct = [starttls587, implicit465].filter((example) => example !== undefined);

      for (const example of correct) {
        it(`is silent on the correct example ${example === starttls587 ? '587' : '465'}`, () => {
          blockOf(dialect, example);
          const loud = lint(example.file, example.text).filter(
            ({ severity }) => severity === 'error' || severity === 'warning',
          );
          assert.deepEqual(
            loud.map(({ rule, message }) => `${rule}: ${message}`),
            [],
          );
        });

        for (const mode of MODES) {
          it(`reads back what it writes: ${mode} into ${example === starttls587 ? '587' : '465'}`, () => {
            const block = blockOf(dialect, example);
            const writes = dialect.write(mode, block.settings);
            if (writes === undefined) return;
            const edits = editsOf(block, writes);
            assert.ok(edits, 'the writes can be made in the example');
            const again = blockOf(dialect, example, applyEdits(example.text, edits));
            const outcomes = new Set(again.readings.map((reading) => reading.outcome));
            assert.deepEqual([...outcomes], [mode], applyEdits(example.text, edits));
          });
        }
      }

      if (broken !== undefined) {
        it(`catches the broken example: ${broken.rule}`, () => {
          const rules = lint(broken.file, broken.text).map(({ rule }) => rule);
          assert.ok(rules.includes(broken.rule), `got ${rules.join(', ') || 'nothing'}`);
        });
      }

      it('gives its sources with the date they were read', () => {
        assert.ok(dialect.sources.length > 0);
        for (const source of dialect.sources) assert.match(source.read, /^\d{4}-\d{2}-\d{2}$/);
      });
    });
  }
});
