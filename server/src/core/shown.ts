import { dialects } from './dialects/index.ts';
import { type InspectedBlock, inspectBlocks } from './inspect.ts';
import type { Analysis } from './lint.ts';
import { providers } from './provider.ts';
import type { Translate } from './translate.ts';
import { modePhrase } from './words.ts';

/** An inspected block with the words that people read, for a list in an editor. */
export interface ShownBlock extends InspectedBlock {
  /** `Laravel, Gmail`: what the settings are of, and whose server they name. */
  readonly title: string;
  /** The effective encryption, where it is known. */
  readonly encryption?: string;
}

/** The settings that were understood in one file, in the language of a translator. */
export function shownBlocks(analysis: Analysis, translate: Translate): readonly ShownBlock[] {
  return inspectBlocks(analysis).map((block) => {
    const dialect = dialects.find(({ id }) => id === block.dialect)?.name ?? block.dialect;
    const provider = providers.find(({ id }) => id === block.provider)?.name;
    const mode = block.security.value;
    return {
      ...block,
      title: provider === undefined ? dialect : `${dialect}, ${provider}`,
      ...(mode === undefined ? {} : { encryption: translate(modePhrase(mode)) }),
    };
  });
}
