import assert from 'node:assert/strict';
import { fileFacts, unsavedPath } from '../../server/src/core/file.ts';

/** Path, and its role, or undefined when the file is not read. */
const CASES: readonly (readonly [path: string, role: string | undefined])[] = [
  ['.env', 'live'],
  ['.env.example', 'template'],
  ['.env.test', 'test'],
  ['.env.development', 'dev'],
  ['latest/config.yaml', 'live'],
  ['examples/config.yaml', 'template'],
  ['web/locales/ko.json', undefined],
  ['i18n/hu.yaml', undefined],
  ['src\\lang\\de.json', undefined],
  ['lang/.env', 'live'],
  ['language-server/config.json', 'live'],
  ['app.json', 'template'],
  ['demos/config.yaml', 'template'],
  ['notes.txt', undefined],
];

describe('file facts', () => {
  for (const [path, role] of CASES) {
    it(`${path} is ${role ?? 'not read'}`, () => assert.equal(fileFacts(path)?.role, role));
  }
});

describe('documents that were never saved', () => {
  for (const [path, languageId, expected] of [
    ['Untitled-1', 'dotenv', 'Untitled-1.env'],
    ['Untitled-1', 'properties', 'Untitled-1.env'],
    ['Untitled-1', 'yaml', 'Untitled-1.yaml'],
    ['Untitled-1', 'plaintext', 'Untitled-1'],
    ['compose.yml', 'dotenv', 'compose.yml'],
  ] as const) {
    it(`${path} in ${languageId} is read as ${expected}`, () => assert.equal(unsavedPath(path, languageId), expected));
  }
});
