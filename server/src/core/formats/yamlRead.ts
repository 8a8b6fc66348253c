import { buildTrees, type YamlTree } from './yamlBlock.ts';
import { type Lexed, lexYaml } from './yamlLex.ts';
import { type Masked, maskTemplates } from './yamlMask.ts';

export interface YamlText {
  readonly masked: Masked;
  readonly lexed: Lexed;
  readonly trees: YamlTree;
}

/** The tokens and trees of a text, with template actions masked. */
export function readYaml(text: string): YamlText {
  const masked = maskTemplates(text);
  const lexed = lexYaml(masked.text, text);
  return { masked, lexed, trees: buildTrees(text, lexed.tokens) };
}
