import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capabilitiesText, capabilityFaults } from '../../scripts/capabilities.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the table of capabilities', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smtplint-capabilities-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  before(() => {
    for (const name of ['lsp', 'e2e']) mkdirSync(join(folder, 'test', name), { recursive: true });
    const alone =
      "describe('hovers [capability: hover]', () => {});\nit('does magic [capability: magic]', () => {});\n";
    writeFileSync(join(folder, 'test', 'lsp', 'some.test.ts'), alone);
    const both = 'it("shows the user\'s port [capability: hover] [capability: completion]", () => {});\n';
    writeFileSync(join(folder, 'test', 'e2e', 'some.test.ts'), both);
  });

  it('has a test for each line', () => assert.deepEqual(capabilityFaults(ROOT), []));

  it('takes its lines from the titles of tests', () => {
    const lines = capabilitiesText(folder).split('\n');
    assert.match(
      lines.find((line) => line.startsWith('| Hover ')) ?? '',
      /\| \[hovers\]\(\.\.\/test\/lsp\/some\.test\.ts\) \| \[shows the user's port\]\(\.\.\/test\/e2e\/some\.test\.ts\) \|$/,
    );
    assert.match(lines.find((line) => line.startsWith('| Completion ')) ?? '', /\| – \| \[shows the user's port\]/);
  });

  it('knows what is missing and what nobody knows', () => {
    const faults = capabilityFaults(folder).join('\n');
    assert.match(faults, /^test\/lsp\/some\.test\.ts: no capability is called magic$/m);
    assert.match(faults, /^\[capability: completion\] stands in the title of no test of the server/m);
    assert.doesNotMatch(faults, /\[capability: hover\]/);
  });
});
