import assert from 'node:assert/strict';
import { configTemplate } from '../../server/src/cli/init.ts';
import { DEFAULT_CONFIG, parseConfig } from '../../server/src/core/config.ts';
import { BROKEN, cli } from '../cli/support.ts';

/** Reads a configuration; `bad` marks with « » where the problem stands and says what its message holds. */
function reads(name: string, text: string, expected: object, file = '.smtplint.yaml'): void {
  it(name, () => {
    const { config, problems } = parseConfig(file, text);
    assert.deepEqual(problems, []);
    assert.deepEqual(config, { ...DEFAULT_CONFIG, ...expected });
  });
}

function complains(name: string, marked: string, message: RegExp, file = '.smtplint.yaml'): void {
  it(name, () => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const [problem] = parseConfig(file, marked.replace(/[«»]/g, '')).problems;
    assert.ok(problem, 'there is a problem');
    assert.match(problem.message, message);
    assert.deepEqual(problem.range, { start, end });
  });
}

/** `check` refuses the configuration and names file and line. */
function refused(
  name: string,
  files: Readonly<Record<string, string>>,
  err: RegExp,
  argv: readonly string[] = [],
): void {
  it(name, async () => {
    const result = await cli(argv, { files: { ...files, 'mail.yaml': BROKEN } });
    assert.deepEqual([result.code, result.out], [2, '']);
    assert.match(result.err, err);
  });
}

describe('configuration', () => {
  describe('is read', () => {
    reads('empty', '', {});
    reads('with comments only', '# nothing\n---\n', {});
    reads('with empty parts', 'rules:\nignore: []\n', {});
    reads('with rules', 'rules:\n  tls-port-mismatch: off\n  backup-port: error\n', {
      rules: { 'tls-port-mismatch': 'off', 'backup-port': 'error' },
    });
    reads('with a boolean for off', 'rules: { backup-port: false }\n', { rules: { 'backup-port': 'off' } });
    reads('with patterns', 'ignore:\n  - "a/**"\n  - b.env\n', { ignore: ['a/**', 'b.env'] });
    reads('with a preferred port', 'preferredSubmission: 465\n', { preferredSubmission: '465' });
    reads('with a limit', 'maxFileSize: 2048\n', { maxFileSize: 2048 });
    reads('with its schema named', '$schema: ./schema.json\n', {});
    reads('as the template that init writes', configTemplate(), { preferredSubmission: 'provider' });
    it('with every line of the template switched on', () => {
      const text = configTemplate()
        .replace('ignore: []\n', '')
        .replace(/^# ?( {2}-|ignore:)/gm, '$1')
        .replace(/^ {2}# /gm, '  ');
      const { config, problems } = parseConfig('.smtplint.yaml', text);
      assert.deepEqual(problems, []);
      assert.ok(Object.keys(config.rules).length > 20);
      assert.deepEqual(config.ignore, ['fixtures/', '*.example']);
    });
  });

  describe('complains about', () => {
    complains('an unknown key, with the nearest', '«rule»:\n  backup-port: off\n', /Did you mean "rules"/);
    complains('an unknown rule, with the nearest', 'rules:\n  «backup-prot»: off\n', /Did you mean "backup-port"/);
    complains('a word that is no severity', 'rules:\n  backup-port: «eror»\n', /"eror" is no severity/);
    complains('a severity that is true', 'rules:\n  backup-port: «true»\n', /no severity/);
    complains('rules that are no map', 'rules: «strict»\n', /map of rule ids/);
    complains('patterns that are no list', 'ignore: «a.env»\n', /list of patterns/);
    complains('a port that is neither', 'preferredSubmission: «25»\n', /provider, 587 or 465/);
    complains('a size that is no number', 'maxFileSize: «1 MB»\n', /number of bytes/);
    complains('settings too deep', 'rules:\n  backup-port:\n    «severity»: off\n', /no nested settings/);
    complains('text that is no map', '«»hello\n', /must be a map/);
  });

  describe('on the command line', () => {
    refused(
      'names file, line and column of a problem',
      { '.smtplint.yaml': 'rules:\n  nope: off\n' },
      /smtplint: \.smtplint\.yaml:2:3: No rule is called "nope"/,
    );
    refused('names a file that is not there', {}, /nowhere\.yaml: cannot be read/, ['--config', 'nowhere.yaml']);
    refused('refuses --config with --no-config', {}, /either --config or --no-config/, [
      '--config',
      'a',
      '--no-config',
    ]);

    const OFF = 'rules:\n  tls-port-mismatch: off\n';
    const cases: readonly (readonly [
      string,
      Readonly<Record<string, string>>,
      readonly string[],
      readonly string[],
    ])[] = [
      [
        'the nearest one wins',
        { '.smtplint.yaml': OFF, 'a/mail.yaml': BROKEN, 'a/.smtplint.yaml': '', 'b/mail.yaml': BROKEN },
        [],
        ['a/mail.yaml'],
      ],
      ['one above the current folder counts', { '.smtplint.yaml': OFF, 'a/mail.yaml': BROKEN }, ['a'], []],
      [
        'an option beats it',
        { '.smtplint.yaml': OFF, 'mail.yaml': BROKEN },
        ['--rule', 'tls-port-mismatch=error'],
        ['mail.yaml'],
      ],
      ['--no-config passes it over', { '.smtplint.yaml': OFF, 'mail.yaml': BROKEN }, ['--no-config'], ['mail.yaml']],
      [
        '--config beats it',
        { '.smtplint.yaml': '', 'other.yaml': OFF, 'mail.yaml': BROKEN },
        ['--config', 'other.yaml'],
        [],
      ],
      [
        'its patterns leave files out',
        {
          '.smtplint.yaml': 'ignore:\n  - /a\n  - "b*.yaml"\n',
          'a/mail.yaml': BROKEN,
          'x/b1.yaml': BROKEN,
          'mail.yaml': BROKEN,
        },
        [],
        ['mail.yaml'],
      ],
      ['its patterns leave .env files out', { '.smtplint.yaml': 'ignore: [".env*"]\n', '.env': BROKEN }, [], []],
      [
        'its patterns are seen from its folder',
        {
          'a/.smtplint.yaml': 'ignore: ["/mail.yaml"]\n',
          'a/mail.yaml': BROKEN,
          'a/b/mail.yaml': BROKEN,
          'mail.yaml': BROKEN,
        },
        [],
        ['mail.yaml', 'a/b/mail.yaml'],
      ],
      [
        'a named file is checked all the same',
        { '.smtplint.yaml': 'ignore: ["*"]\n', 'mail.yaml': BROKEN },
        ['mail.yaml'],
        ['mail.yaml'],
      ],
      ['it is not linted itself', { '.smtplint.yaml': `# ${BROKEN.replaceAll('\n', '\n# ')}\n` }, [], []],
    ];
    for (const [name, files, argv, found] of cases) {
      it(name, async () => {
        const { out, err } = await cli(['--format', 'json', ...argv], { files });
        assert.deepEqual(
          JSON.parse(out || err).findings.map((item: { readonly file: string }) => item.file),
          found,
        );
      });
    }

    it('init writes one, and never over another', async () => {
      const result = await cli(['init']);
      assert.equal(result.code, 0);
      assert.equal(result.read('.smtplint.yaml').toString(), configTemplate());
      const again = await cli(['init'], { files: { '.smtplint.yaml': 'rules:\n' } });
      assert.equal(again.code, 2);
      assert.equal(again.read('.smtplint.yaml').toString(), 'rules:\n');
      assert.match(again.err, /there already/);
    });
  });
});
