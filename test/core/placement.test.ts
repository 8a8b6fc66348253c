import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { understand } from '../../server/src/core/lint.ts';
import type { Mode } from '../../server/src/core/model.ts';
import { editsOf } from '../../server/src/core/writes.ts';

interface Case {
  readonly what: string;
  readonly file: string;
  readonly before: string;
  readonly mode: Mode;
  /** The whole text afterwards. */
  readonly after: string;
}

/** Writes the mode into the only block of a file. */
function check({ what, file, before, mode, after }: Case): void {
  it(what, () => {
    const block = understand(file, before)?.blocks[0];
    assert.ok(block);
    const edits = editsOf(block, block.dialect.write(mode, block.settings) ?? []);
    assert.ok(edits);
    assert.equal(applyEdits(before, edits), after);
  });
}

describe('where a new setting is written', () => {
  const cases: readonly Case[] = [
    {
      what: 'in the place of the line that goes',
      file: '.env',
      before: 'EMAIL_HOST=smtp.example.com\nEMAIL_USE_TLS=True\nEMAIL_PORT=465\n',
      mode: 'implicit',
      after: 'EMAIL_HOST=smtp.example.com\nEMAIL_USE_SSL=True\nEMAIL_PORT=465\n',
    },
    {
      what: 'in the map that the block uses, of two that the dialect knows',
      file: 'jenkins.yaml',
      before:
        'unclassified:\n  email-ext:\n    mailAccount:\n      smtpHost: smtp.example.com\n      smtpPort: "587"\n',
      mode: 'starttls',
      after:
        'unclassified:\n  email-ext:\n    mailAccount:\n      smtpHost: smtp.example.com\n      smtpPort: "587"\n      useTls: true\n',
    },
    {
      what: 'in the item of the list',
      file: 'configuration.yaml',
      before:
        'notify:\n  - platform: rest\n    resource: http://example.com\n  - platform: smtp\n    server: smtp.example.com\n    port: 465\n',
      mode: 'implicit',
      after:
        'notify:\n  - platform: rest\n    resource: http://example.com\n  - platform: smtp\n    server: smtp.example.com\n    port: 465\n    encryption: tls\n',
    },
    {
      what: "under the program's own name for the map",
      file: 'config/settings.yml',
      before: 'smtp:\n  address: smtp.example.com\n  port: 465\n  user_name: me\n',
      mode: 'implicit',
      after: 'smtp:\n  address: smtp.example.com\n  port: 465\n  tls: true\n  user_name: me\n',
    },
    {
      what: 'as a pair among the pairs of a container',
      file: 'deployment.yaml',
      before:
        'spec:\n  containers:\n    - env:\n        - name: EMAIL_HOST\n          value: smtp.example.com\n        - name: EMAIL_USE_TLS\n          value: "True"\n',
      mode: 'implicit',
      after:
        'spec:\n  containers:\n    - env:\n        - name: EMAIL_HOST\n          value: smtp.example.com\n        - name: EMAIL_USE_SSL\n          value: "True"\n',
    },
    {
      what: 'nowhere, where the dialect has no such mode',
      file: 'server.yml',
      before: 'smtp-sender-addr: "smtp.example.com:465"\n',
      mode: 'implicit',
      after: 'smtp-sender-addr: "smtp.example.com:465"\n',
    },
  ];
  for (const sample of cases) check(sample);
});
