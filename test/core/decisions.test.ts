import assert from 'node:assert/strict';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { GO } from './decisions/go.ts';
import { JVM } from './decisions/jvm.ts';
import { NODE } from './decisions/node.ts';
import { NODE_APPS } from './decisions/nodeApps.ts';
import { PHP } from './decisions/php.ts';
import { PHP_APPS } from './decisions/phpApps.ts';
import { PYTHON } from './decisions/python.ts';
import { PYTHON_APPS } from './decisions/pythonApps.ts';
import { RUBY } from './decisions/ruby.ts';
import { casesOf, outcomeOf } from './decisions/table.ts';

const TABLES = [...PHP, ...PHP_APPS, ...PYTHON, ...PYTHON_APPS, ...NODE, ...NODE_APPS, ...RUBY, ...JVM, ...GO];

describe('decision tables', () => {
  it('are there for every program that is known by name', () => {
    const without = dialects.filter(
      ({ id, generic }) => generic !== true && !TABLES.some(({ dialect }) => dialect === id),
    );
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });

  for (const table of TABLES) {
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
