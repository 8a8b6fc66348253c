import assert from 'node:assert/strict';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { lint } from '../../server/src/core/lint.ts';
import type { Mode } from '../../server/src/core/model.ts';
import { blockTemplates, fill } from '../../server/src/lsp/blockTemplates.ts';

/** Real hosts, so that what is known about them is judged too. */
const SERVERS: readonly {
  readonly host: string;
  readonly port: number;
  readonly mode: Mode;
  readonly user?: string;
}[] = [
  { host: 'smtp.gmail.com', port: 465, mode: 'implicit' },
  { host: 'smtp.mailgun.org', port: 587, mode: 'starttls' },
  { host: 'smtp.sendgrid.net', port: 587, mode: 'starttls', user: 'apikey' },
];

describe('blocks that completion writes [capability: completion]', () => {
  for (const dialect of dialects) {
    it(`are silent in ${dialect.id}`, () => {
      const templates = blockTemplates();
      const file = (dialect.examples.starttls587 ?? dialect.examples.implicit465)?.file ?? '';
      const written = SERVERS.flatMap((server) => {
        const template = templates(dialect, server);
        return template === undefined ? [] : [{ server, text: fill(template, server.host, server.user) }];
      });
      assert.ok(written.length > 0, 'at least one server can be written');
      for (const { server, text } of written) {
        assert.ok(text.includes(server.host), text);
        const loud = lint(file, text).filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          loud.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      }
    });
  }
});
