import type { Edit, Entry, Format, ScalarStyle, SourceDocument, Spelling } from '../model.ts';
import { addLine, removeLine, replaceValue } from './settingsEdit.ts';
import { type SettingsSyntax, scanSettings } from './settingsScan.ts';

/** INI files of Go, Python and PHP programs: sections, `key = value` or `key: value`, comments with `#` and `;`. */
export const iniFormat: Format = { id: 'ini', parse, set, insertAfter, remove: removeLine };

const SYNTAX: SettingsSyntax = {
  comments: '#;',
  separators: '=:',
  spacedComments: true,
  section: (header) => (header.trim() === '' ? [] : [header.trim()]),
  key: (key) => [key],
  unquote: (inner) => inner,
  closing: (text, from, quote, end) => {
    const close = text.indexOf(quote, from);
    return close < end ? close : -1;
  },
  typeOf: () => 'string',
  skips: () => false,
};

function parse(text: string): SourceDocument {
  return { format: 'ini', text, ...scanSettings(text, SYNTAX) };
}

function set(document: SourceDocument, entry: Entry, value: string, spelling: Spelling): Edit {
  return replaceValue(document, entry, spelling === 'bare' ? value : spell(value, styleOf(document, entry)));
}

function insertAfter(
  document: SourceDocument,
  entry: Entry,
  key: readonly string[],
  value: string,
  spelling: Spelling,
): Edit {
  const newText = spelling === 'bare' ? value : spell(value, styleOf(document, entry));
  return addLine(document, entry, key.join('.'), newText);
}

type IniStyle = ScalarStyle | 'triple';

function styleOf({ text }: SourceDocument, entry: Entry): IniStyle {
  return text.startsWith('"""', entry.valueRange.start) ? 'triple' : entry.style;
}

/** The text that is read back as `value`: in the style that stands there, else in the plainest one that works. */
function spell(value: string, style: IniStyle): string {
  const styles: readonly IniStyle[] = [style, 'plain', 'double', 'single', 'triple', 'backtick'];
  const fits = styles.map((each) => written(value, each)).find((candidate) => reads(candidate, value));
  return fits ?? value.replace(/[\r\n]+/g, ' ');
}

function written(value: string, style: IniStyle): string {
  switch (style) {
    case 'single':
      return `'${value}'`;
    case 'double':
      return `"${value}"`;
    case 'backtick':
      return `\`${value}\``;
    case 'triple':
      return `"""${value}"""`;
    default:
      return value;
  }
}

function reads(candidate: string, value: string): boolean {
  const { entries, problems } = scanSettings(`k = ${candidate}\nend = x`, SYNTAX);
  return entries.length === 2 && problems.length === 0 && entries[0]?.value === value && entries[1]?.value === 'x';
}
