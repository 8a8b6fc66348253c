import type { Format, SourceDocument } from '../model.ts';
import { insertAfterYaml, removeYaml, setYaml } from './yamlEdit.ts';
import { entriesOf } from './yamlEntries.ts';
import type { Token } from './yamlLex.ts';
import { readYaml } from './yamlRead.ts';

/** YAML 1.2 (core schema), in which templates of Helm, Jinja and ERB may stand. */
export const yamlFormat: Format = {
  id: 'yaml',
  parse,
  set: setYaml,
  insertAfter: insertAfterYaml,
  remove: removeYaml,
};

function parse(text: string): SourceDocument {
  const { masked, lexed, trees } = readYaml(text);
  const listed = entriesOf(text, masked.text, trees.documents);
  const foreign = masked.foreign.filter(({ range }) => !isInsideScalar(lexed.tokens, range.start));
  return {
    format: 'yaml',
    text,
    entries: listed.entries,
    comments: lexed.comments,
    problems: [...lexed.problems, ...trees.problems, ...listed.problems, ...foreign],
    syntax: trees,
  };
}

/** True when the offset stands in a scalar of several lines, such as a script. */
function isInsideScalar(tokens: readonly Token[], offset: number): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const token = tokens[low];
  return token !== undefined && token.start < offset && offset < token.end;
}
