import { scopesOf } from './carriers/index.ts';
import { formats } from './formats/index.ts';
import type { Entry, Origin, Variable } from './model.ts';
import { lineStarts, positionAt } from './position.ts';

/** The text of a file by its path from the folder of the file that is read; undefined where there is none to see. */
export type FilesBeside = (relativePath: string) => string | undefined;

/** The settings of a dotenv file, by name. */
export type Environment = ReadonlyMap<string, { readonly value: string; readonly origin: Origin }>;

/** Passwords stay where they are; no finding needs their text from another file. */
export const SECRET = /pass|pwd|secret|token|key/i;

/** The settings of a dotenv file that its text proves; undefined where there is no file. */
export function environmentOf(file: string, text: string | undefined): Environment | undefined {
  if (text === undefined) return undefined;
  const starts = lineStarts(text);
  const found = new Map<string, { readonly value: string; readonly origin: Origin }>();
  for (const { variables } of scopesOf(formats.dotenv.parse(text))) {
    for (const { path, value, dynamic, range } of variables) {
      const name = path.join('.');
      const place = { start: positionAt(starts, range.start), end: positionAt(starts, range.end) };
      if (dynamic) found.delete(name);
      else found.set(name, { value, origin: { file, name, place } });
    }
  }
  return found;
}

/** A setting of another file: it stands at `entry` of this one, and is never edited from here. */
export function foreign(entry: Entry, name: string, value: string, origin: Origin): Variable {
  const isSecret = SECRET.test(name) || value.includes('://');
  const { innerRange: range } = entry;
  return {
    path: [name],
    keyRange: range,
    range,
    value: isSecret ? '' : value,
    type: 'string',
    style: 'plain',
    entry: { ...entry, shared: true },
    dynamic: isSecret,
    literal: false,
    origin,
  };
}
