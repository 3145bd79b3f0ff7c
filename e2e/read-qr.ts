// Reads the smallest QR code (version 1, ISO/IEC 18004) from its picture, without the program that drew it.
import type { Locator } from '@playwright/test';

const SIZE = 21;
const FINDER = 7;
const FORMAT_MASK = 0x5412;
const NUMERIC = 1;

/** Whether the module at row and column is inverted, by the mask that the code says it has. */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** The digits that a drawn QR code says, read from the pixels that stand on the screen. */
export async function readQr(svg: Locator): Promise<string> {
  const picture = (await svg.screenshot()).toString('base64');
  const dark = await svg.page().evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return Array.from({ length: image.height }, (_, y) =>
      Array.from({ length: image.width }, (_, x) => Number(pixels[(y * image.width + x) * 4]) < 128),
    );
  }, picture);
  return textOf(modulesOf(dark));
}

/** Measures by the corner of the first finder pattern, and looks at the middle of each module. */
function modulesOf(dark: readonly (readonly boolean[])[]): boolean[][] {
  const top = dark.findIndex((row) => row.includes(true));
  const left = dark[top]?.indexOf(true) ?? 0;
  const run = dark[top]?.slice(left).indexOf(false) ?? 0;
  const at = (module: number) => Math.floor(((module + 0.5) * run) / FINDER);
  return Array.from({ length: SIZE }, (_, row) =>
    Array.from({ length: SIZE }, (_, column) => dark[top + at(row)]?.[left + at(column)] === true),
  );
}

function textOf(modules: readonly (readonly boolean[])[]): string {
  const bits = bitsOf(modules);
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Number.parseInt(bits.slice(at - count, at), 2);
  };
  if (take(4) !== NUMERIC) throw new Error('not a code of digits');
  let text = '';
  for (let left = take(10); left > 0; left -= 3) {
    const digits = Math.min(3, left);
    text += String(take([0, 4, 7, 10][digits] ?? 0)).padStart(digits, '0');
  }
  return text;
}

/** The data, module by module, without the mask. */
function bitsOf(modules: readonly (readonly boolean[])[]): string {
  const isInverted = MASKS[maskOf(modules)] ?? (() => false);
  const open = COLUMNS.flatMap(strip).filter(([row, column]) => !isFixed(row, column));
  return open.map(([row, column]) => (modules[row]?.[column] === isInverted(row, column) ? '0' : '1')).join('');
}

/** The right columns of the strips of two, from the right; the column of the timing belongs to none. */
const COLUMNS = [20, 18, 16, 14, 12, 10, 8, 5, 3, 1];

/** The modules of a strip in their order: the first goes up, the next down, and so on. */
function strip(right: number, place: number): [number, number][] {
  return Array.from({ length: SIZE }, (_, step) => (place % 2 === 0 ? SIZE - 1 - step : step)).flatMap(
    (row): [number, number][] => [
      [row, right],
      [row, right - 1],
    ],
  );
}

/** Three of the fifteen bits beside the first finder pattern. */
function maskOf(modules: readonly (readonly boolean[])[]): number {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => modules[8]?.[column]);
  const below = [7, 5, 4, 3, 2, 1, 0].map((row) => modules[row]?.[8]);
  const format = Number.parseInt([...places, ...below].map((is) => (is ? '1' : '0')).join(''), 2) ^ FORMAT_MASK;
  return (format >> 10) & 7;
}

/** Finder patterns with their margins and the format, and the two lines of timing. */
const isFixed = (row: number, column: number): boolean =>
  (row < 9 && (column < 9 || column > 12)) || (row > 12 && column < 9) || row === 6 || column === 6;
