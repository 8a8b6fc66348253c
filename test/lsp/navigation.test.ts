import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DefinitionRequest, DocumentLinkRequest, type Location } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Editor, marked, showRange, startEditor } from './support.ts';

const COMPOSE = 'services:\n  web:\n    environment:\n      EMAIL_HOST: smtp.gmail.com\n      EMAIL_PORT: ';

describe('language server: definition and links [capability: navigation]', () => {
  let folder: string;
  let editor: Editor;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-navigation-'));
    writeFileSync(join(folder, '.env'), '# ports\nexport MAIL_PORT=465\n');
    editor = await startEditor();
  });
  after(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

  /** What the definition of the place at `|` is: `name line:column`. */
  async function define(name: string, source: string): Promise<string | undefined> {
    const offset = source.indexOf('|');
    const text = source.replace('|', '');
    const uri = uriOf(name);
    await editor.open(uri, text);
    const position = TextDocument.create(uri, 'x', 1, text).positionAt(offset);
    const found = (await editor.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position,
    })) as Location | null;
    await editor.close(uri);
    return found === null ? undefined : `${found.uri.slice(uriOf('').length + 1)} ${showRange(found.range)}`;
  }

  const FOUND: readonly (readonly [what: string, file: string, text: string, place: string])[] = [
    [
      'a line of the same file',
      '.env.local',
      'HOST=smtp.gmail.com\nEMAIL_HOST=${HO|ST}\nEMAIL_PORT=587\n',
      '.env.local 0:0-0:4',
    ],
    [
      'a name without braces',
      '.env.local',
      'HOST=smtp.gmail.com\nEMAIL_HOST=$HO|ST\nEMAIL_PORT=587\n',
      '.env.local 0:0-0:4',
    ],
    ['the last of several', '.env.local', 'H=a\nH=b\nEMAIL_HOST="${|H}"\nEMAIL_PORT=587\n', '.env.local 1:0-1:1'],
    ['a name with a default', '.env.local', 'P=25\nEMAIL_HOST=a.b\nEMAIL_PORT=${P|:-587}\n', '.env.local 0:0-0:1'],
    ['the second of two', '.env.local', 'A=1\nB=2\nEMAIL_HOST=a.b\nEMAIL_PORT=${A}${|B}\n', '.env.local 1:0-1:1'],
    ['the .env beside it', 'compose.yml', `${COMPOSE}\${MAIL_|PORT}\n`, '.env 1:7-1:16'],
    ['the .env beside another file', '.env.local', 'EMAIL_HOST=a.b\nEMAIL_PORT=${MAIL_P|ORT}\n', '.env 1:7-1:16'],
    [
      'a dotted name',
      'application.properties',
      'my.host=a.b\nspring.mail.host=${my.|host}\n',
      'application.properties 0:0-0:7',
    ],
  ];
  for (const [what, file, text, place] of FOUND) {
    it(`finds ${what}`, async () => assert.equal(await define(file, text), place));
  }

  const NOWHERE: readonly (readonly [what: string, file: string, text: string])[] = [
    ['a name that only run time knows', 'compose.yml', `${COMPOSE}\${OTHER|}\n`],
    ['a name that refers to itself', '.env.local', 'EMAIL_HOST=${EMAIL_|HOST}\nEMAIL_PORT=587\n'],
    ['a plain value', '.env.local', 'EMAIL_HOST=smtp.|gmail.com\nEMAIL_PORT=587\n'],
    ['a comment', '.env.local', 'EMAIL_HOST=a.b\n# ${MAIL_|PORT}\nEMAIL_PORT=587\n'],
    ['a file without mail settings', '.env.local', 'A=1\nB=${A|}\n'],
  ];
  for (const [what, file, text] of NOWHERE) {
    it(`finds nothing for ${what}`, async () => assert.equal(await define(file, text), undefined));
  }

  const LINKS: readonly (readonly [what: string, text: string, page: RegExp | undefined])[] = [
    [
      'a host',
      'EMAIL_HOST=«smtp.gmail.com»\nEMAIL_PORT=465\nEMAIL_USE_SSL=True\n',
      /^https:\/\/support\.google\.com\//,
    ],
    ['the host inside a URL', 'MAILER_DSN=smtp://me:secret@«smtp.sendgrid.net»:587\n', /^https:\/\/www\.twilio\.com\//],
    ['a host of nobody', 'EMAIL_HOST=mail.acme.dev\nEMAIL_PORT=465\n', undefined],
    ['a host without settings', 'WEB=smtp.gmail.com\n', undefined],
  ];
  for (const [what, source, page] of LINKS) {
    it(`${page === undefined ? 'has no link on' : "links to the provider's page from"} ${what}`, async () => {
      const { text, spans } = marked(source);
      const uri = uriOf('.env.links');
      await editor.open(uri, text);
      const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
      await editor.close(uri);
      assert.deepEqual(
        links?.map(({ range }) => showRange(range)),
        spans,
      );
      if (page !== undefined) assert.match(links?.[0]?.target ?? '', page);
    });
  }
});
