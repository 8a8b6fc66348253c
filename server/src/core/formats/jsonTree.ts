import type { Comment, Entry, Problem, Range } from '../model.ts';
import { type JsonToken, jsonTokens, UNCLOSED } from './jsonTokens.ts';
import { isBreak } from './lines.ts';
import { hasTemplate } from './template.ts';

/** A value in an object or array, with its key; its range begins with the key. */
export interface JsonItem {
  readonly key: Range | undefined;
  readonly start: number;
  end: number;
  /** Set when the value is an object or array. */
  readonly node: JsonNode | undefined;
}

export interface JsonNode {
  readonly object: boolean;
  readonly start: number;
  readonly path: readonly string[];
  readonly items: JsonItem[];
}

export interface JsonText {
  readonly entries: readonly Entry[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly root: JsonNode | undefined;
}

/** Far above what people write; with it the paths of a hostile text stay short. */
const DEEPEST = 200;

interface Frame {
  readonly node: JsonNode;
  /** What may come next. */
  expects: 'key' | 'colon' | 'value' | 'comma';
  key: JsonToken | undefined;
  /** Where the value of the key would go. */
  place: number;
}

interface Reader {
  readonly text: string;
  readonly entries: Entry[];
  readonly comments: Comment[];
  readonly problems: Problem[];
  readonly stack: Frame[];
  root: JsonNode | undefined;
}

/** Reads JSON with comments. It accepts everything, and says where something is not valid. */
export function readJson(text: string): JsonText {
  const reader: Reader = { text, entries: [], comments: [], problems: [], stack: [], root: undefined };
  const next = jsonTokens(text);
  for (let token = next(); token !== undefined; token = next()) {
    if (token.kind === 'comment') reader.comments.push({ range: rangeOf(token), text: token.value });
    if (token.error !== undefined) complain(reader, token, token.error);
    if (token.kind === 'open' && reader.stack.length >= DEEPEST) {
      const range = { start: 0, end: Math.min(text.length, 1) };
      const problems = [{ range, message: 'The nesting is too deep to be read.' }];
      return { entries: [], comments: reader.comments, problems, root: undefined };
    }
    if (token.kind !== 'comment') take(reader, token);
  }
  const open = reader.stack.at(-1);
  if (open !== undefined)
    complain(reader, { start: open.node.start, end: open.node.start + 1 }, 'The bracket is not closed.');
  while (reader.stack.length > 0) leave(reader, text.length);
  return reader;
}

function take(reader: Reader, token: JsonToken): void {
  const frame = reader.stack.at(-1);
  if (token.kind === 'open') enter(reader, frame, token);
  else if (token.kind === 'close') close(reader, token);
  else if (frame === undefined) return;
  else if (token.kind === 'comma') {
    if (!endPair(reader, frame) && frame.expects !== 'comma') complain(reader, token, 'This comma separates nothing.');
    frame.expects = frame.node.object ? 'key' : 'value';
  } else if (token.kind === 'colon') {
    if (frame.expects === 'colon') {
      frame.expects = 'value';
      frame.place = token.end;
    } else complain(reader, token, 'This colon stands behind no key.');
  } else if (token.kind === 'action') {
    if (frame.expects === 'value' && (frame.node.object || endsItem(reader.text, token.end)))
      addScalar(reader, frame, token);
  } else if (!frame.node.object) {
    if (frame.expects === 'comma') complain(reader, token, 'A comma is missing before this.');
    addScalar(reader, frame, token);
  } else if (frame.expects === 'value' && !startsNextPair(reader.text, token, frame.place)) {
    addScalar(reader, frame, token);
  } else {
    if (!endPair(reader, frame) && frame.expects === 'comma')
      complain(reader, token, 'A comma is missing before this.');
    if (token.kind === 'literal') complain(reader, token, 'A key needs double quotes.');
    frame.expects = 'colon';
    frame.key = token;
  }
}

function enter(reader: Reader, frame: Frame | undefined, token: JsonToken): void {
  if (frame !== undefined && frame.expects !== 'value') {
    const missing = frame.expects === 'comma' ? 'A comma' : frame.expects === 'colon' ? 'A colon' : 'A key';
    complain(reader, token, `${missing} is missing before this.`);
    if (frame.expects !== 'colon') frame.key = undefined;
  }
  const object = token.value === '{';
  const node: JsonNode = { object, start: token.start, path: frame === undefined ? [] : pathOf(frame), items: [] };
  if (frame !== undefined) addItem(frame, token, node);
  else reader.root ??= node;
  reader.stack.push({ node, expects: object ? 'key' : 'value', key: undefined, place: token.end });
}

function close(reader: Reader, token: JsonToken): void {
  const object = token.value === '}';
  if (!reader.stack.some(({ node }) => node.object === object)) {
    complain(reader, token, 'This bracket closes nothing.');
    return;
  }
  while (reader.stack.at(-1)?.node.object === !object) {
    complain(reader, token, 'Another bracket is not closed before this one.');
    leave(reader, token.start);
  }
  leave(reader, token.end);
}

function leave(reader: Reader, end: number): void {
  const frame = reader.stack.pop();
  if (frame === undefined) return;
  endPair(reader, frame);
  const item = reader.stack.at(-1)?.node.items.at(-1);
  if (item !== undefined) item.end = end;
}

/** Ends a pair that is still being typed; true when there was one. */
function endPair(reader: Reader, frame: Frame): boolean {
  const { key } = frame;
  if (key === undefined || frame.expects === 'comma') return false;
  complain(reader, key, 'This key has no value.');
  if (frame.expects === 'value') {
    const place = { start: frame.place, end: frame.place };
    const path = pathOf(frame);
    const nothing = { path, value: '', type: 'null', style: 'none', doc: 0 } as const;
    reader.entries.push({ ...nothing, keyRange: rangeOf(key), valueRange: place, innerRange: place });
    addItem(frame, place, undefined);
  }
  frame.key = undefined;
  return true;
}

function addScalar(reader: Reader, frame: Frame, token: JsonToken): void {
  const valueRange = rangeOf(token);
  const quoted = token.kind === 'string';
  const closed = quoted && token.end - token.start > 1 && token.error !== UNCLOSED;
  const innerRange = quoted ? { start: token.start + 1, end: closed ? token.end - 1 : token.end } : valueRange;
  const key = frame.key === undefined ? undefined : rangeOf(frame.key);
  const entry: Entry = {
    path: pathOf(frame),
    keyRange: key ?? { start: token.start, end: token.start },
    valueRange,
    innerRange,
    value: token.value,
    type: token.type,
    style: quoted ? 'double' : 'plain',
    doc: 0,
  };
  const template = token.kind === 'action' || (quoted && hasTemplate(token.value));
  reader.entries.push(template ? { ...entry, template } : entry);
  addItem(frame, token, undefined, key);
}

function addItem(
  frame: Frame,
  { start, end }: Range,
  node: JsonNode | undefined,
  key = frame.key === undefined ? undefined : rangeOf(frame.key),
): void {
  frame.node.items.push({ key, start: key?.start ?? start, end, node });
  frame.key = undefined;
  frame.expects = 'comma';
}

function pathOf({ node, key }: Frame): readonly string[] {
  return [...node.path, node.object ? (key?.value ?? '') : String(node.items.length)];
}

/** True when a string on a later line is the next key: the value before it is still missing. */
function startsNextPair(text: string, token: JsonToken, place: number): boolean {
  return token.kind === 'string' && hasBreak(text, place, token.start) && text[skipSpace(text, token.end)] === ':';
}

function hasBreak(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isBreak(text.charCodeAt(i))) return true;
  return false;
}

/** True when a template's action is an item of its own, and no condition around items. */
function endsItem(text: string, offset: number): boolean {
  const next = text[skipSpace(text, offset)];
  return next === ',' || next === ']';
}

function skipSpace(text: string, offset: number): number {
  let i = offset;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r' || text[i] === '\n') i++;
  return i;
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function complain(reader: Reader, { start, end }: Range, message: string): void {
  reader.problems.push({ range: { start, end }, message });
}
