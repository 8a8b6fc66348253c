import assert from 'node:assert/strict';
import { GO } from './decisions/go.ts';
import { JVM } from './decisions/jvm.ts';
import { NODE } from './decisions/node.ts';
import { PHP } from './decisions/php.ts';
import { PYTHON } from './decisions/python.ts';
import { PYTHON_APPS } from './decisions/pythonApps.ts';
import { RUBY } from './decisions/ruby.ts';
import { casesOf, outcomeOf } from './decisions/table.ts';

describe('decision tables', () => {
  for (const table of [...PHP, ...PYTHON, ...PYTHON_APPS, ...NODE, ...RUBY, ...JVM, ...GO]) {
    describe(table.dialect, () => {
      for (const [row, cases] of casesOf(table)) {
        it(`${row}: ${cases.length} combinations`, () => {
          assert.ok(cases.length > 0, 'the row stands behind one that takes all of its combinations');
          const wrong = cases.flatMap((each) => {
            const outcome = outcomeOf(table.dialect, each);
            return outcome === each.expected ? [] : [`${outcome}, not ${each.expected}:\n${each.text}`];
          });
          assert.deepEqual(wrong, []);
        });
      }
    });
  }
});
