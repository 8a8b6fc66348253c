import type { Edit, Range, Text } from '../core/model.ts';

/** One offer, before it is turned into the protocol's words. */
export interface Offer {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'host' | 'block';
  /** A few words beside the label. */
  readonly detail: Text;
  /** A sentence or two, or the text that comes. */
  readonly more?: Text;
  readonly range: Range;
  /** What is written; with `isSnippet` it holds places to fill in. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  /** What the typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** The one that is right by all that is known. */
  readonly isBest?: boolean;
  /** Changes elsewhere that belong to it. */
  readonly also?: readonly Edit[];
}

/** Text inside a snippet, where `$`, `}` and the backslash mean something. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
