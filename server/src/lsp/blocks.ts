import type { Range } from 'vscode-languageserver';
import { known } from '../core/effective.ts';
import { targetOf } from '../core/target.ts';
import { providerWords } from '../core/words.ts';
import { analyse, type Checked } from './check.ts';
import { converter } from './convert.ts';

/** One settings block as our own extension lists it among the tests: never with a password. */
export interface ListedBlock {
  readonly range: Range;
  /** `smtp.gmail.com`, or what the settings are of where the host is not known. */
  readonly label: string;
  readonly description: string;
  /** Whether it names a server that can be contacted. */
  readonly isTestable: boolean;
}

/** The blocks of a document, in the order of the text. */
export function blocksOf(file: Checked): readonly ListedBlock[] {
  const convert = converter(file);
  return (analyse(file)?.blocks ?? []).map((block) => ({
    range: convert.range(block.range),
    label: known(block, 'host')?.text.trim() || block.dialect.name,
    description: [block.dialect.name, ...(block.provider === undefined ? [] : [providerWords(block.provider)])].join(
      ', ',
    ),
    isTestable: targetOf(block).kind === 'target',
  }));
}
