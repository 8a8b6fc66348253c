import type { DocumentLink } from 'vscode-languageserver';
import { known } from '../core/effective.ts';
import { say } from '../core/say.ts';
import { providerWords } from '../core/words.ts';
import { analyse, type Checked } from './check.ts';
import { converter } from './convert.ts';

/** The provider's own page about its mail server, on the host. */
export function linksOf(file: Checked): DocumentLink[] {
  const convert = converter(file);
  return (analyse(file)?.blocks ?? []).flatMap((block): DocumentLink[] => {
    const host = known(block, 'host');
    const page = block.provider?.docs[0];
    if (host === undefined || block.provider === undefined || page === undefined) return [];
    if (host.range.start === host.range.end || host.variable.origin !== undefined) return [];
    const tooltip = file.t(say`What ${providerWords(block.provider)} says about its mail server`);
    return [{ range: convert.range(host.range), target: page, tooltip }];
  });
}
