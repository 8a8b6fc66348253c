import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionTriggerKind,
  type InitializeParams,
  InsertTextFormat,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Editor, PULL, startEditor } from './support.ts';

const SNIPPETS: InitializeParams['capabilities'] = {
  ...PULL,
  textDocument: {
    ...PULL.textDocument,
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
  },
};

/** What stands in a file at `|`, which labels come first, which come somewhere, and which must not. */
interface Case {
  readonly name: string;
  readonly file?: string;
  readonly text: string;
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** Label → the text of the whole file after it was taken. */
  readonly taken?: readonly [label: string, text: string];
  /** The label of the item that the editor marks. */
  readonly best?: string;
}

const DJANGO = 'EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_USER=me@gmail.com\n';

const LOUD: readonly Case[] = [
  {
    name: 'keys that the block lacks, the mode of the provider first',
    text: `${DJANGO}|\n`,
    first: ['EMAIL_USE_SSL', 'EMAIL_PORT', 'EMAIL_HOST_PASSWORD'],
    lacks: ['EMAIL_HOST', 'EMAIL_HOST_USER', 'EMAIL_USE_TLS'],
    taken: ['EMAIL_PORT', `${DJANGO}EMAIL_PORT=\${1:465}\n`],
  },
  {
    name: 'a key that was begun far from the block',
    text: `${DJANGO}\n\nOTHER=1\nEMAIL_P|\n`,
    first: ['EMAIL_PORT'],
    lacks: ['EMAIL_HOST_PASSWORD'],
  },
  {
    name: 'only the name where a value stands',
    text: `${DJANGO}EMAIL_PO|=587\n`,
    taken: ['EMAIL_PORT', `${DJANGO}EMAIL_PORT=587\n`],
  },
  {
    name: 'keys in the spelling of the group',
    text: 'NEWSLETTER_SMTP_HOST=mail.acme.dev\nNEWSLETTER_SMTP_USER=me\n|\n',
    has: ['NEWSLETTER_SMTP_PORT', 'NEWSLETTER_SMTP_PASS'],
  },
  {
    name: 'keys of a service in a Compose file',
    file: 'docker-compose.yml',
    text: 'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      SMTP_HOST: smtp.gmail.com\n      |\n',
    first: ['SMTP_SECURITY', 'SMTP_PORT'],
    taken: [
      'SMTP_SECURITY',
      'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      SMTP_HOST: smtp.gmail.com\n      SMTP_SECURITY: ${1:force_tls}\n',
    ],
  },
  {
    name: 'keys of a list in a Compose file',
    file: 'docker-compose.yml',
    text: 'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      - SMTP_HOST=smtp.gmail.com\n      - SM|\n',
    taken: [
      'SMTP_PORT',
      'services:\n  vault:\n    image: vaultwarden/server\n    environment:\n      - SMTP_HOST=smtp.gmail.com\n      - SMTP_PORT=${1:465}\n',
    ],
  },
  {
    name: 'keys of a nested map, for this map alone',
    file: 'application.yml',
    text: 'spring:\n  mail:\n    host: smtp.gmail.com\n    |\n',
    first: ['port', 'username', 'password'],
    lacks: ['host'],
  },
  {
    name: 'keys of a JSON object inside the quotes that the editor typed',
    file: 'config.json',
    text: '{ "smtp": {\n  "host": "smtp.gmail.com",\n  "|"\n} }',
    has: ['port', 'user', 'password'],
    taken: ['port', '{ "smtp": {\n  "host": "smtp.gmail.com",\n  "port": ${1:465}\n} }'],
  },
  {
    name: 'dotted keys',
    file: 'application.properties',
    text: 'spring.mail.host=smtp.gmail.com\nspring.mail.username=me\nspring.mail.p|\n',
    has: ['spring.mail.port', 'spring.mail.password'],
  },
  {
    name: "ports, the provider's own first",
    text: `${DJANGO}EMAIL_PORT=|\n`,
    first: ['465', '587', '2525'],
    best: '465',
    taken: ['465', `${DJANGO}EMAIL_PORT=465\n`],
  },
  {
    name: 'ports of a provider that recommends another one, 25 last',
    text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_HOST_USER=apikey\nEMAIL_PORT=4|65\n',
    first: ['587', '2525', '465', '25'],
    best: '587',
    taken: ['587', 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_HOST_USER=apikey\nEMAIL_PORT=587\n'],
  },
  {
    name: 'ports of an unknown host',
    text: 'EMAIL_HOST=mail.acme.dev\nEMAIL_HOST_USER=me\nEMAIL_PORT=|\n',
    first: ['587', '465', '2525', '25'],
  },
  {
    name: 'hosts of providers',
    text: 'EMAIL_HOST=smtp.g|\nEMAIL_HOST_USER=me\n',
    has: ['smtp.gmail.com', 'smtp.sendgrid.net', 'smtp.office365.com'],
    lacks: ['mail.example.com'],
    taken: ['smtp.gmail.com', 'EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_USER=me\n'],
  },
  {
    name: 'hosts with the quotes of the format',
    file: 'config.json',
    text: '{ "smtp": {\n  "host": |,\n  "port": 587\n} }',
    taken: ['smtp.gmail.com', '{ "smtp": {\n  "host": "smtp.gmail.com",\n  "port": 587\n} }'],
  },
  {
    name: 'the host inside a URL, and nothing else of it',
    text: 'MAILER_DSN=smtp://me:secret@smtp.g|oogle.com:587\n',
    taken: ['smtp.gmail.com', 'MAILER_DSN=smtp://me:secret@smtp.gmail.com:587\n'],
  },
  {
    name: 'the only user name there is',
    text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_HOST_USER=|\n',
    first: ['apikey'],
    best: 'apikey',
  },
  {
    name: 'modes in the words of the program',
    text: 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.gmail.com\nMAIL_PORT=465\nMAIL_SCHEME=|\n',
    first: ['smtps', 'smtp'],
    best: 'smtps',
  },
  {
    name: 'a mode with the other setting that it takes',
    file: 'config.json',
    text: '{ "transport": { "host": "smtp.gmail.com", "port": 587, "secure": |, "auth": { "user": "me", "pass": "x" } } }',
    has: ['true', 'false'],
    taken: [
      'false',
      '{ "transport": { "host": "smtp.gmail.com", "port": 587, "secure": false, "requireTLS": true, "auth": { "user": "me", "pass": "x" } } }',
    ],
  },
  {
    name: 'a whole block in a file that says nothing yet',
    text: 'smtp|',
    has: ['smtp: Gmail', 'smtp: Twilio SendGrid'],
    lacks: ['smtp: Outlook.com'],
    taken: [
      'smtp: Gmail',
      'SMTP_HOST=smtp.gmail.com\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USER=${1:app@example.com}\nSMTP_PASS=${2:\\${SMTP_SECRET\\}}',
    ],
  },
  {
    name: 'a whole block in the dialect that the neighbours speak',
    text: 'APP_KEY=base64:c21hbGw=\nmail|\n',
    taken: [
      'smtp: Twilio SendGrid',
      'APP_KEY=base64:c21hbGw=\nMAIL_MAILER=smtp\nMAIL_SCHEME=smtp\nMAIL_HOST=smtp.sendgrid.net\nMAIL_PORT=587\nMAIL_USERNAME=apikey\nMAIL_PASSWORD=${1:\\${SMTP_PASSWORD\\}}\nMAIL_FROM_ADDRESS=${2:app@example.com}\n',
    ],
  },
  { name: 'a whole block by the name of the provider', text: 'A=1\ngmai|\n', first: ['smtp: Gmail'] },
  { name: 'a whole block by the name of the program', text: 'django|\n', has: ['smtp: Gmail'] },
  {
    name: 'a whole block in YAML',
    file: 'settings.yaml',
    text: 'name: shop\nsmtp|\n',
    taken: [
      'smtp: Gmail',
      'name: shop\nsmtp:\n  host: smtp.gmail.com\n  port: 465\n  encryption: ssl\n  username: ${1:app@example.com}\n  password: ${2:\\${SMTP_SECRET\\}}\n',
    ],
  },
];

const SILENT: readonly Case[] = [
  { name: 'an empty file', text: '|' },
  { name: 'an empty line', text: 'A=1\n|\n' },
  { name: 'an empty line far from the block', text: `${DJANGO}\n\n|\n` },
  { name: 'another word', text: `${DJANGO}\n\nDATAB|\n` },
  { name: 'one letter', text: 'A=1\ns|\n' },
  { name: 'the value of another setting', text: `${DJANGO}OTHER=|\n` },
  { name: 'a value that holds a mail word', text: `${DJANGO}OTHER=smtp|\n` },
  { name: 'a comment', text: `${DJANGO}# EMAIL_P|\n` },
  { name: 'a password', text: `${DJANGO}EMAIL_HOST_PASSWORD=|\n` },
  { name: 'a password inside a URL', text: 'MAILER_DSN=smtp://me:se|cret@smtp.gmail.com:587\n' },
  { name: 'a user name that everybody has of his own', text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_USER=|\n' },
  { name: 'a block where one stands', text: `${DJANGO}\n\nsmtp|\n` },
  { name: 'another map', file: 'app.yml', text: 'spring:\n  mail:\n    host: smtp.gmail.com\n  data:\n    |\n' },
  { name: 'a file that is no settings file', file: 'notes.md', text: 'smtp|\n' },
  { name: 'the middle of a line', text: `${DJANGO}EMAIL_ | PORT\n` },
];

describe('language server: completion [capability: completion]', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ capabilities: SNIPPETS });
  });
  after(() => editor.stop());

  async function complete(
    { file = '.env', text }: Case,
    context = { triggerKind: CompletionTriggerKind.Invoked } as { triggerKind: CompletionTriggerKind },
    from = editor,
  ): Promise<{ readonly items: readonly CompletionItem[]; readonly document: TextDocument }> {
    const uri = `file:///ws/${file}`;
    const offset = text.indexOf('|');
    const document = TextDocument.create(uri, 'x', 1, text.slice(0, offset) + text.slice(offset + 1));
    await from.open(uri, document.getText());
    const position = document.positionAt(offset);
    const answer = (await from.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
      context,
    })) as CompletionList | null;
    await from.close(uri);
    assert.ok(answer?.isIncomplete !== true);
    for (const item of answer?.items ?? []) {
      assert.ok(item.textEdit && 'range' in item.textEdit);
      const { start, end } = item.textEdit.range;
      assert.equal(start.line, end.line, 'editors take no completion over several lines');
      assert.equal(start.line, position.line);
      assert.ok(start.character <= position.character && position.character <= end.character);
    }
    return { items: answer?.items ?? [], document };
  }

  for (const one of LOUD) {
    it(`offers ${one.name}`, async () => {
      const { items, document } = await complete(one);
      const labels = items.map(({ label }) => label);
      const { first = [], has = [], lacks = [], taken, best } = one;
      assert.deepEqual(labels.slice(0, first.length), first);
      for (const label of has) assert.ok(labels.includes(label), `${label} in ${labels.join(', ')}`);
      for (const label of lacks) assert.ok(!labels.includes(label), label);
      if (best !== undefined) assert.equal(items.find(({ preselect }) => preselect === true)?.label, best);
      if (taken === undefined) return;
      const item = items.find(({ label }) => label === taken[0]);
      assert.ok(item?.textEdit && 'range' in item.textEdit, `${taken[0]} in ${labels.join(', ')}`);
      const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])];
      assert.equal(TextDocument.applyEdits(document, edits), taken[1]);
    });
  }

  for (const one of SILENT) {
    it(`offers nothing in ${one.name}`, async () => {
      const { items } = await complete(one);
      assert.deepEqual(
        items.map(({ label }) => label),
        [],
      );
    });
  }

  it('offers no keys while a value is typed', async () => {
    const typed = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: ' ' };
    const { items } = await complete({ name: '', text: `${DJANGO}|\n` }, typed);
    assert.deepEqual(items, []);
  });

  it('says what each offer means', async () => {
    const { items } = await complete({ name: '', text: `${DJANGO}EMAIL_PORT=|\n` });
    const [best, other] = items;
    assert.equal(best?.detail, 'TLS from the first byte, recommended');
    assert.deepEqual(other?.labelDetails, { description: 'STARTTLS' });
    assert.match(JSON.stringify(other?.documentation), /Gmail documents STARTTLS on this port/);
    assert.match(JSON.stringify(best?.documentation), /TLS starts with the first byte/);
  });

  it('writes plain text for a client without snippets', async () => {
    const plain = await startEditor();
    const { items } = await complete(
      { name: '', text: 'smtp|' },
      { triggerKind: CompletionTriggerKind.Invoked },
      plain,
    );
    const gmail = items.find(({ label }) => label === 'smtp: Gmail');
    assert.ok(gmail?.textEdit && 'range' in gmail.textEdit);
    assert.equal(gmail.insertTextFormat ?? InsertTextFormat.PlainText, InsertTextFormat.PlainText);
    assert.match(gmail.textEdit.newText, /^SMTP_PASS=\$\{SMTP_SECRET\}$/m);
    await plain.stop();
  });
});
