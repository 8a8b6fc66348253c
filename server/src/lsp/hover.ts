import type { Hover, Position } from 'vscode-languageserver';
import { analyse, type Checked } from './check.ts';
import { converter } from './convert.ts';
import { describe } from './describe.ts';
import { at } from './places.ts';

/** What stands at a position, in plain words; undefined outside the settings blocks. */
export function hoverAt(file: Checked, position: Position, markdown: boolean): Hover | undefined {
  const convert = converter(file);
  const place = at(analyse(file)?.blocks ?? [], convert.offset(position));
  if (place === undefined) return undefined;
  return {
    range: convert.range(place.range),
    contents: { kind: markdown ? 'markdown' : 'plaintext', value: describe(place, markdown, file.t) },
  };
}
