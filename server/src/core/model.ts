/**
 * The data that flows down the pipeline: text → entries → settings blocks → findings.
 *
 * Everything is readonly and plain. Positions are UTF-16 offsets into the text, half open;
 * lines and columns exist only at the edges (`lsp/convert.ts` and the printers).
 */
export type * from './model/dialect.ts';
export type * from './model/finding.ts';
export type * from './model/phrase.ts';
export type * from './model/provider.ts';
export type * from './model/settings.ts';
export type * from './model/text.ts';
