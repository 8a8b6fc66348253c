import assert from 'node:assert/strict';
import { join } from 'node:path';
import { drive, type EditorUnderTest, type Observed, PASSWORD } from './support/drive.ts';
import { printedBlock } from './support/pages.ts';
import { expectedPlaces, SAMPLES } from './support/scenario.ts';

const driver = (name: string): string => join(import.meta.dirname, 'drivers', name);

const EDITORS: Readonly<Record<string, EditorUnderTest>> = {
  Neovim: {
    configuration: printedBlock('neovim.md', 'neovim-0.7'),
    file: 'init.lua',
    command: (file) => ['nvim', '--headless', '-n', '-i', 'NONE', '-u', file, '-S', driver('neovim.lua')],
    asks: true,
  },
  'Vim with ALE': {
    configuration: printedBlock('vim.md', 'ale'),
    file: 'vimrc',
    command: (file) => [
      'vim',
      '-NXn',
      '--not-a-term',
      '-i',
      'NONE',
      '--cmd',
      'filetype on',
      '-u',
      file,
      '-S',
      driver('ale.vim'),
    ],
    // The page's command is the command line's.
    asks: false,
  },
  Emacs: {
    configuration: printedBlock('emacs.md', 'eglot'),
    file: 'init.el',
    // Packages of Debian are found by the site file, which is read without `-Q` only.
    command: (file) => ['emacs', '--batch', '--eval', '(package-initialize)', '-l', file, '-l', driver('emacs.el')],
    asks: true,
  },
};

for (const [name, editor] of Object.entries(EDITORS)) {
  describe(`${name} with the configuration of its page`, () => {
    let seen: Observed;
    before(async () => {
      seen = await drive(editor);
      console.log(`    ${seen.version}`);
      assert.equal(seen.failure, undefined, seen.written);
    });

    for (const sample of SAMPLES) {
      it(`underlines what is wrong in ${sample.name}, to the sign`, () => {
        const { diagnostics = [] } = seen.files[sample.name] ?? {};
        assert.deepEqual(
          diagnostics.map(({ line, text }) => `${line}: ${text}`),
          expectedPlaces(sample),
        );
        assert.deepEqual(
          diagnostics.map(({ rule, source }) => [source, rule]),
          sample.rules.map((rule) => ['smtplint', rule]),
        );
      });
      it(`mends ${sample.name} from its menu`, () => {
        assert.ok(seen.files[sample.name]?.menu.includes(sample.title));
        assert.equal(seen.files[sample.name]?.fixed, sample.fixed);
      });
      it(`explains a setting in ${sample.name}`, () => {
        assert.match(seen.files[sample.name]?.hover ?? '', sample.hover);
      });
    }

    it('offers the ports that the provider documents', () => {
      assert.deepEqual(seen.completions.slice(0, 2), ['465', '587']);
    });

    it(`${editor.asks ? 'asks, ' : ''}tests the connection, and says how it went`, () => {
      assert.equal(seen.questions.length, editor.asks ? 1 : 0);
      if (editor.asks) assert.match(seen.questions[0] ?? '', /Connect to 127\.0\.0\.1, port \d+, as shop\?/);
      assert.deepEqual(seen.logins, ['shop']);
      assert.match(seen.messages.join('\n'), /127\.0\.0\.1:\d+ works/);
      assert.ok(!seen.written.includes(PASSWORD), 'the password is never shown');
    });

    it('takes the severity of a rule from the settings', async () => {
      const configuration = editor.configuration.replace(/(starttls-optional.{0,6}(["']))hint\2/, '$1error$2');
      assert.notEqual(configuration, editor.configuration, 'the page shows how to set a severity');
      const { files } = await drive({ ...editor, configuration });
      const { severity } = files['.env']?.diagnostics.find(({ rule }) => rule === 'starttls-optional') ?? {};
      assert.equal(severity, 1);
    });
  });
}
