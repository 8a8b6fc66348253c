import type { Edit, Format, FormatId } from '../model.ts';
import { dotenvFormat } from './dotenv.ts';
import { jsonFormat } from './json.ts';
import { yamlFormat } from './yaml.ts';

export { formatOf } from './formatOf.ts';

/** Every format by its id. */
export const formats: Readonly<Record<FormatId, Format>> = {
  dotenv: dotenvFormat,
  yaml: yamlFormat,
  json: jsonFormat,
  ini: unread('ini'),
  toml: unread('toml'),
  properties: unread('properties'),
};

/** A format without a reader yet: it has no entries. */
function unread(id: FormatId): Format {
  const nothing: Edit = { range: { start: 0, end: 0 }, newText: '' };
  return {
    id,
    parse: (text) => ({ format: id, text, entries: [], comments: [], problems: [] }),
    set: () => nothing,
    insertAfter: () => nothing,
    remove: () => nothing,
  };
}
