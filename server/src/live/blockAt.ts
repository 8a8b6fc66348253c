import type { Block } from '../core/model.ts';

/** The block at a line; below the last block that starts before it, else the first one. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  const inside = blocks.filter(({ range }) => range.start <= offset && offset <= range.end);
  const smallest = inside.reduce<Block | undefined>(
    (best, block) => (best === undefined || length(block) < length(best) ? block : best),
    undefined,
  );
  return smallest ?? blocks.filter(({ range }) => range.start <= offset).at(-1) ?? blocks[0];
}

function length({ range }: Block): number {
  return range.end - range.start;
}
