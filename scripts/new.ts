import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Starts a rule, a dialect or a provider: one source file, and one test that fails and says what to write. */
const [kind, id, target] = process.argv.slice(2);
const root = target ?? join(import.meta.dirname, '..');
const today = new Date().toISOString().slice(0, 10);

const TEMPLATES: Readonly<Record<string, (id: string) => Readonly<Record<string, string>>>> = {
  rule: (name) => ({
    [`server/src/core/rules/${name}.ts`]: ruleSource(name),
    [`test/core/rules/${name}.test.ts`]: ruleTest(name),
  }),
  dialect: (name) => ({
    [`server/src/core/dialects/${name}.ts`]: dialectSource(name),
    [`test/core/dialects/${name}.test.ts`]: dialectTest(name),
  }),
  provider: (name) => ({
    [`server/src/core/providers/${name}.ts`]: providerSource(name),
    [`test/core/providers/${name}.test.ts`]: providerTest(name),
  }),
};

const template = kind === undefined ? undefined : TEMPLATES[kind];
if (template === undefined || id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  fail('usage: npm run new rule|dialect|provider <id>   (the id in kebab-case)');
}
const files = Object.entries(template(id));
for (const [path] of files) if (existsSync(join(root, path))) fail(`${path} exists already; nothing was written`);
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`wrote ${relative(process.cwd(), join(root, path))}`);
}
// With a folder of its own (the test of this script), there are no indexes to write.
if (target === undefined) await import('./gen.ts');
console.log(`next: npx mocha --no-config --node-option import=tsx ${files[1]?.[0]}`);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function ruleSource(name: string): string {
  return `import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  id: '${name}',
  severity: 'warning',
  stability: 'preview',
  fix: 'none',
  summary: 'WRITE: one line for lists, what is wrong.',
  docs: {
    what: 'WRITE: what the rule catches.',
    why: 'WRITE: why it matters to somebody whose mail does not arrive.',
    how: 'WRITE: what to do about it.',
    bad: [{ file: '.env', text: 'SMTP_HOST=smtp.example.com\\n' }],
    good: [{ file: '.env', text: 'SMTP_HOST=smtp.example.com\\n' }],
    whenNot: 'WRITE: when not to use it.',
    sources: [{ url: 'https://www.rfc-editor.org/rfc/rfc8314', read: '${today}' }],
  },

  check(_block): readonly Report[] {
    return [];
  },
};

export default rule;
`;
}

function ruleTest(name: string): string {
  return `import assert from 'node:assert/strict';
import rule from '../../../server/src/core/rules/${name}.ts';
import { lint } from '../../../server/src/core/lint.ts';

/** The span between « and » is what the rule must blame. */
const LOUD: readonly (readonly [what: string, file: string, text: string])[] = [
  // ['what is wrong', '.env', 'SMTP_HOST=«smtp.example.com»\\n'],
];

/** More silent cases than loud ones: what looks alike and is right. */
const SILENT: readonly (readonly [what: string, file: string, text: string])[] = [];

describe('${name}', () => {
  it('has cases and a page', () => {
    const page = JSON.stringify([rule.summary, rule.docs]);
    assert.ok(!page.includes('WRITE:'), 'write the page in server/src/core/rules/${name}.ts: every text that says WRITE');
    assert.ok(LOUD.length > 0, 'write at least one loud case in this file: [what, file, text with «the blamed span»]');
    assert.ok(SILENT.length >= LOUD.length, 'write at least as many silent cases as loud ones');
  });

  for (const [what, file, marked] of LOUD) {
    it(\`blames \${what}\`, () => {
      const text = marked.replace(/[«»]/g, '');
      const found = lint(file, text, { rules: { '${name}': 'warning' } }).filter((finding) => finding.rule === '${name}');
      assert.deepEqual(found.map(({ range }) => range), [
        { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 },
      ]);
    });
  }

  for (const [what, file, text] of SILENT) {
    it(\`is silent on \${what}\`, () => {
      const found = lint(file, text, { rules: { '${name}': 'warning' } }).filter((finding) => finding.rule === '${name}');
      assert.deepEqual(found.map(({ message }) => message), []);
    });
  }
});
`;
}

function dialectSource(name: string): string {
  return `import type { Dialect, Mode, Reading, Settings, Write } from '../model.ts';
import { UNKNOWN } from '../read.ts';

/** WRITE: which program this is, and which client library sends its mail. */
const ${camel(name)}: Dialect = {
  id: '${name}',
  name: 'WRITE: the name that users know',
  ecosystem: 'any',
  // WRITE: the keys that prove it.
  detect: { strong: [] },
  keys: {
    host: [],
    port: [],
    security: [],
    user: [],
    password: [],
    from: [],
  },

  /** WRITE: what the client does with these settings. */
  read(_settings: Settings): Reading | readonly Reading[] {
    return UNKNOWN;
  },

  /** WRITE: how each mode is spelled. */
  write(_mode: Mode, _settings: Settings): readonly Write[] | undefined {
    return undefined;
  },

  examples: {},
  sources: [{ url: 'WRITE: where this is documented', read: '${today}' }],
};

export default ${camel(name)};
`;
}

function dialectTest(name: string): string {
  return `import assert from 'node:assert/strict';
import dialect from '../../../server/src/core/dialects/${name}.ts';
import { understand } from '../../../server/src/core/lint.ts';
import type { Outcome } from '../../../server/src/core/model.ts';

/** What the client really does, with each version that differs. */
const CASES: readonly (readonly [what: string, file: string, text: string, outcomes: readonly Outcome[]])[] = [
  // ['587 with STARTTLS', '.env', 'APP_SMTP_HOST=smtp.example.com\\nAPP_SMTP_PORT=587\\n', ['starttls']],
];

describe('${name}', () => {
  it('is written', () => {
    assert.ok(!JSON.stringify(dialect).includes('WRITE:'), 'fill in server/src/core/dialects/${name}.ts: every text that says WRITE');
    assert.ok(dialect.examples.starttls587 ?? dialect.examples.implicit465, 'give a correct example for 587 or 465, and a broken one');
    assert.ok(CASES.length >= 4, 'write at least four cases in this file: [what, file, text, outcomes]');
  });

  for (const [what, file, text, outcomes] of CASES) {
    it(what, () => {
      const block = understand(file, text)?.blocks.find((candidate) => candidate.dialect.id === '${name}');
      assert.ok(block, 'recognised as ${name}');
      assert.deepEqual(block.readings.map((reading) => reading.outcome), outcomes);
    });
  }
});
`;
}

function providerSource(name: string): string {
  return `import type { Provider } from '../model.ts';

export default {
  id: '${name}',
  name: 'WRITE: the name that users know',
  kind: 'transactional',
  // WRITE: full = the provider's own text was read; partial = a maintained third party; no = never warns.
  verified: 'no',
  verifiedOn: '${today}',
  hosts: [],
  endpoints: [],
  docs: [],
  sources: [],
} satisfies Provider;
`;
}

function providerTest(name: string): string {
  return `import assert from 'node:assert/strict';
import { providerOfHost } from '../../../server/src/core/provider.ts';
import provider from '../../../server/src/core/providers/${name}.ts';

/** Hosts that are this provider's, and hosts that look alike and are not. */
const OWN: readonly string[] = [];
const OTHERS: readonly string[] = [];

describe('${name}', () => {
  it('is written', () => {
    assert.ok(!JSON.stringify(provider).includes('WRITE:'), 'fill in server/src/core/providers/${name}.ts');
    const { hosts, endpoints, docs, sources } = provider;
    const empty = Object.entries({ hosts, endpoints, docs, sources }).filter(([, list]) => list.length === 0);
    assert.deepEqual(empty.map(([field]) => field), [], 'these fields need facts, each with its source');
    assert.ok(OWN.length > 0 && OTHERS.length > 0, 'write hosts that match and hosts that do not, in this file');
  });

  for (const host of OWN) it(\`knows \${host}\`, () => assert.equal(providerOfHost(host)?.provider.id, '${name}'));
  for (const host of OTHERS) it(\`leaves \${host} alone\`, () => assert.notEqual(providerOfHost(host)?.provider.id, '${name}'));
});
`;
}
