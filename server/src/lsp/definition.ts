import type { Location, Position } from 'vscode-languageserver';
import { formats } from '../core/formats/index.ts';
import type { Entry, Range, SourceDocument } from '../core/model.ts';
import { analyse, type Checked } from './check.ts';
import { converter } from './convert.ts';
import { uriBeside } from './uri.ts';

/** `${NAME}`, `${NAME:-…}`, `$NAME` and the `$(NAME)` of Kubernetes. */
const REFERENCE = /\$(?:\{([A-Za-z_][\w.-]{0,100}?)(?=[}:?]|-)|\(([A-Za-z_][\w.-]{0,100})\)|([A-Za-z_]\w{0,100}))/g;

/**
 * Where the name of a reference is set: in the file itself, else in the `.env` beside it. Only in files with mail
 * settings: other files have other tools.
 */
export function definitionAt(
  file: Checked,
  position: Position,
  beside: (path: string) => string | undefined,
): Location | undefined {
  const analysis = analyse(file);
  if (analysis === undefined || analysis.blocks.length === 0) return undefined;
  const convert = converter(file);
  const offset = convert.offset(position);
  const { document } = analysis;
  const entry = document.entries.find(({ valueRange }) => valueRange.start <= offset && offset <= valueRange.end);
  const name = entry === undefined ? undefined : nameAt(file.text, entry.valueRange, offset);
  if (entry === undefined || name === undefined) return undefined;
  const own = setterOf(document, name, entry);
  if (own !== undefined) return { uri: file.uri, range: convert.range(own.keyRange) };
  const uri = uriBeside(file.uri, '.env');
  const text = uri === undefined || uri === file.uri ? undefined : beside('.env');
  if (uri === undefined || text === undefined) return undefined;
  const there = setterOf(formats.dotenv.parse(text), name);
  if (there === undefined) return undefined;
  return { uri, range: converter({ text, encoding: file.encoding }).range(there.keyRange) };
}

/** The name in the reference that holds the offset. */
function nameAt(text: string, { start, end }: Range, offset: number): string | undefined {
  for (const match of text.slice(start, end).matchAll(REFERENCE)) {
    const from = start + match.index;
    if (from <= offset && offset <= from + match[0].length) return match[1] ?? match[2] ?? match[3];
  }
  return undefined;
}

/** Of several the last one, as loaders have it. What a Compose file sets for a container is not what it reads itself. */
function setterOf({ entries }: SourceDocument, name: string, except?: Entry): Entry | undefined {
  return entries.findLast((entry) => entry !== except && entry.path.join('.') === name);
}
