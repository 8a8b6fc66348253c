import assert from 'node:assert/strict';
import type { Phrase, Text } from '../../../server/src/core/model.ts';
import { english } from '../../../server/src/core/say.ts';
import { type Table, translator } from '../../../server/src/core/translate.ts';
import type { ProbeReport } from '../../../server/src/probe/index.ts';

const USER = 'me@mail.test';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** The ways to echo a password. */
export const encodings: Readonly<Record<string, (password: string) => string>> = {
  raw: (password) => password,
  base64: (password) => base64(password),
  'base64 of base64': (password) => base64(base64(password)),
  'base64 for URLs': (password) => Buffer.from(password).toString('base64url'),
  'AUTH PLAIN': (password) => base64(`\0${USER}\0${password}`),
  'AUTH PLAIN with another identity': (password) => base64(`x\0${USER}\0${password}`),
  'AUTH PLAIN with yet another identity': (password) => base64(`xy\0${USER}\0${password}`),
  XOAUTH2: (password) => base64(`user=${USER}\x01auth=Bearer ${password}\x01\x01`),
  'base64 in folded lines': (password) => base64(`\0${USER}\0${password}`).replace(/(.{7})/g, '$1\r\n '),
  'percent-encoded': (password) => encodeURIComponent(password),
  'percent-encoded base64': (password) => encodeURIComponent(base64(password)),
  'every byte percent-encoded': everyByte,
  'every byte percent-encoded in capitals': (password) => everyByte(password).toUpperCase(),
  JSON: (password) => JSON.stringify(password),
  'JSON with code points': (password) =>
    password.replace(/[^a-z]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  HTML: (password) => password.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replace(/ä/g, '&#228;'),
  'quoted-printable': (password) =>
    password.replace(/[^a-z0-9]/giu, (char) =>
      [...Buffer.from(char)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
    ),
  hex: (password) => Buffer.from(password).toString('hex'),
  'hex in capitals': (password) => Buffer.from(password).toString('hex').toUpperCase(),
  capitals: (password) => password.replace(/[a-zà-þ]/g, (letter) => letter.toUpperCase()),
  'spread over lines': (password) => password.replace(/(.{5})/gu, '$1\r\n'),
  'hidden behind controls': (password) => [...password].join('\u200b\u0007'),
  'bytes read as Latin-1': (password) => Buffer.from(password).toString('latin1'),
  'decomposed letters': (password) => password.normalize('NFD'),
};

/** What nobody may read in the result: the whole, and pieces that give it away. */
export function leaks(shown: string, password: string): string | undefined {
  const squeezed = shown.replace(/\s/g, '').toLowerCase();
  const pieces = [password, base64(password).replace(/=+$/, ''), Buffer.from(password).toString('hex')]
    .map((piece) => piece.replace(/\s/g, '').toLowerCase())
    .flatMap((piece) =>
      piece.length < 12 ? [piece] : Array.from({ length: piece.length - 9 }, (_, at) => piece.slice(at, at + 10)),
    );
  return pieces.find((piece) => squeezed.includes(piece));
}

/** The phrases of a report, which a copy of it does not have. */
export function phrasesOf({ phrase, advice }: ProbeReport): readonly Phrase[] {
  return [phrase, ...advice.map((own) => own.phrase)].filter((one) => one !== undefined);
}

/** Every text that a phrase is made of, in itself and in its arguments. */
export function textsIn(text: Text | number): readonly string[] {
  return typeof text === 'object' ? [text.text, text.template, ...text.args.flatMap(textsIn)] : [String(text)];
}

/** Looks through what a copy of the report would lose: no password, and no other words than those of the report. */
export function assertPhrases(report: ProbeReport, password: string): void {
  for (const [phrase, words] of [
    [report.phrase, report.message] as const,
    ...report.advice.map(({ phrase: own, text }) => [own, text] as const),
  ]) {
    if (phrase === undefined) continue;
    assert.equal(english(phrase), words);
    assert.equal(translator(sameWords(phrase))(phrase), words, 'the parts give the whole');
    for (const part of textsIn(phrase)) assert.equal(leaks(part, password), undefined, part);
  }
  assert.ok(!JSON.stringify({ ...report, advice: report.advice.map((own) => ({ ...own })) }).includes('"template"'));
}

/** A table that translates everything in a phrase by itself. */
function sameWords({ template, args }: Phrase): Table {
  return Object.assign({ [template]: template }, ...args.map((arg) => (typeof arg === 'object' ? sameWords(arg) : {})));
}
