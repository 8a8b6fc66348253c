import type { Block, KnownSetting, Range, Setting, Slot } from '../core/model.ts';

/** One setting of a block that stands at a place of the text: on its key, or on (its part of) its value. */
export interface Place {
  readonly block: Block;
  readonly slot: Slot;
  readonly setting: KnownSetting | Extract<Setting, { state: 'dynamic' }>;
  readonly on: 'key' | 'value';
  readonly range: Range;
}

/** The setting at an offset. Inside a URL the smallest part wins: the host in it, not the whole of it. */
export function at(blocks: readonly Block[], offset: number): Place | undefined {
  let best: Place | undefined;
  for (const block of blocks) {
    for (const slot of block.settings.slots()) {
      const setting = block.settings.get(slot);
      if (setting.state !== 'known' && setting.state !== 'dynamic') continue;
      const on = holds(setting.range, offset) ? 'value' : holds(setting.keyRange, offset) ? 'key' : undefined;
      if (on === undefined) continue;
      const range = on === 'value' ? setting.range : setting.keyRange;
      if (best === undefined || length(range) < length(best.range)) best = { block, slot, setting, on, range };
    }
  }
  return best;
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function length({ start, end }: Range): number {
  return end - start;
}
