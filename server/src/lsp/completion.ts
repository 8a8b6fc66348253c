import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver';
import type { Translate } from '../core/translate.ts';
import { analyse, type Checked } from './check.ts';
import { blockOffers } from './completionBlocks.ts';
import type { Offer } from './completionItems.ts';
import { keyOffers } from './completionKeys.ts';
import { keySpot, valueSpot } from './completionSpots.ts';
import { valueOffers } from './completionValues.ts';
import { type Converter, converter } from './convert.ts';
import { writer } from './text.ts';

export interface CompletionRequest {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Details stand beside every label, not only in the description of the chosen one. */
  readonly labelDetails: boolean;
  /** The user typed a sign behind which a value stands, and asked for nothing: no keys are offered. */
  readonly isTriggered: boolean;
}

/** What may be written at a position: keys that a block lacks, values that a key takes, or a whole block. */
export function completionsAt(file: Checked, position: Position, request: CompletionRequest): CompletionList {
  const convert = converter(file);
  const offers = offersAt(file, convert.offset(position), convert, request);
  return { isIncomplete: false, items: offers.map((offer, i) => itemOf(offer, i, convert, file.t, request)) };
}

function offersAt(
  file: Checked,
  offset: number,
  convert: Converter,
  { snippets, isTriggered }: CompletionRequest,
): readonly Offer[] {
  if (file.text.length > file.maxLength) return [];
  const value = valueSpot(analyse(file)?.blocks ?? [], file.text, offset);
  if (value !== undefined) return valueOffers(file, value);
  const key = isTriggered ? undefined : keySpot(file, offset, convert);
  if (key === undefined) return [];
  return [...keyOffers(key, snippets), ...blockOffers(file.path, file.text, key, snippets)];
}

const KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  host: CompletionItemKind.Value,
  block: CompletionItemKind.Snippet,
} as const;

function itemOf(
  offer: Offer,
  index: number,
  convert: Converter,
  t: Translate,
  { markdown, labelDetails }: CompletionRequest,
): CompletionItem {
  const { label, kind, range, newText, filter, also } = offer;
  const detail = t(offer.detail);
  const more = offer.more === undefined ? undefined : t(offer.more);
  const w = writer(markdown);
  return {
    label,
    kind: KINDS[kind],
    detail,
    ...(labelDetails ? { labelDetails: { description: detail } } : {}),
    // The order in which they were found is the order of their worth.
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: convert.range(range), newText },
    ...(offer.isSnippet === true
      ? { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.adjustIndentation }
      : {}),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(offer.isBest === true ? { preselect: true } : {}),
    ...(also === undefined || also.length === 0 ? {} : { additionalTextEdits: convert.textEdits(also) }),
    ...(more === undefined
      ? {}
      : {
          documentation: {
            kind: markdown ? 'markdown' : 'plaintext',
            value: kind === 'block' ? w.block(more) : more,
          },
        }),
  };
}
