import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Draws the icon of the extension, `assets/icon.png`: an envelope with a check mark. Run by hand: `npx tsx scripts/icon.ts`. */
const SIZE = 256;
/** Samples per pixel in each direction, for smooth edges. */
const FINE = 4;

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];
type Shape = (point: Point) => boolean;

const NAVY: Colour = [22, 36, 71];
const PAPER: Colour = [245, 248, 255];
const LINE: Colour = [122, 146, 196];
const GREEN: Colour = [38, 168, 96];

/** Later layers cover earlier ones. */
const LAYERS: readonly (readonly [Shape, Colour])[] = [
  [roundedBox([128, 128], [128, 128], 52), NAVY],
  [roundedBox([122, 122], [86, 60], 14), PAPER],
  [
    stroke(
      [
        [42, 72],
        [122, 134],
        [202, 72],
      ],
      5,
    ),
    LINE,
  ],
  [circle([182, 174], 54), NAVY],
  [circle([182, 174], 46), GREEN],
  [
    stroke(
      [
        [160, 175],
        [176, 192],
        [206, 157],
      ],
      8,
    ),
    PAPER,
  ],
];

writeFileSync(join(import.meta.dirname, '..', 'assets', 'icon.png'), png(pixels()));

function roundedBox([cx, cy]: Point, [halfWidth, halfHeight]: Point, radius: number): Shape {
  return ([x, y]) => {
    const dx = Math.max(Math.abs(x - cx) - halfWidth + radius, 0);
    const dy = Math.max(Math.abs(y - cy) - halfHeight + radius, 0);
    return Math.hypot(dx, dy) <= radius;
  };
}

function circle([cx, cy]: Point, radius: number): Shape {
  return ([x, y]) => Math.hypot(x - cx, y - cy) <= radius;
}

/** A line through the points with round ends and joints. */
function stroke(points: readonly Point[], halfWidth: number): Shape {
  const pieces = points.slice(1).map((end, i) => [points[i] ?? end, end] as const);
  return (point) => pieces.some(([from, to]) => distance(point, from, to) <= halfWidth);
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** RGBA rows, each with the filter byte that PNG wants in front. */
function pixels(): Buffer {
  const rows = Buffer.alloc(SIZE * (SIZE * 4 + 1));
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) rows.set(pixel(x, y), y * (SIZE * 4 + 1) + 1 + x * 4);
  }
  return rows;
}

function pixel(x: number, y: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let i = 0; i < FINE * FINE; i++) {
    const point: Point = [x + ((i % FINE) + 0.5) / FINE, y + (Math.floor(i / FINE) + 0.5) / FINE];
    const top = LAYERS.findLast(([shape]) => shape(point));
    if (top === undefined) continue;
    covered++;
    top[1].forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value;
    });
  }
  const colour = sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered)));
  return [...colour, Math.round((covered * 255) / (FINE * FINE))];
}

function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
