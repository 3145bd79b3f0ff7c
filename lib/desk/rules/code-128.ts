import { assert } from '@/lib/kernel/assert';

// Widths of bars and gaps, six to a symbol, in modules (ISO/IEC 15417); the last is the stop with its closing bar.
const SYMBOLS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211' +
  '221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113' +
  '132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121' +
  '312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211' +
  '221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141' +
  '114113114311411113411311113141114131311141411131211412211214211232233111';
const WIDTHS_PER_SYMBOL = 6;
const START_B = 104;
const START_C = 105;
// Set B writes printable ASCII by its place after the space.
const SPACE = 32;
const STOP = 106;
const STOP_BAR = 2;
const MODULUS = 103;

/** One bar: where it begins and how wide it is, in modules. */
export type Bar = { readonly at: number; readonly width: number };

/** A text as the bars of Code 128: pairs of digits two to a symbol (set C), other printable ASCII letter by letter (B). */
export function code128(text: string): { readonly bars: readonly Bar[]; readonly width: number } {
  const isDigits = /^(\d\d)+$/.test(text);
  assert(isDigits || /^[\x20-\x7e]+$/.test(text), 'Code 128 takes printable ASCII');
  const start = isDigits ? START_C : START_B;
  const values = isDigits ? pairsOf(text) : [...text].map((letter) => letter.charCodeAt(0) - SPACE);
  const check = values.reduce((sum, value, place) => sum + value * (place + 1), start) % MODULUS;
  const widths = [start, ...values, check, STOP].flatMap(widthsOf);
  const bars: Bar[] = [];
  let at = 0;
  for (const [place, width] of [...widths, STOP_BAR].entries()) {
    if (place % 2 === 0) bars.push({ at, width });
    at += width;
  }
  return { bars, width: at };
}

const pairsOf = (digits: string): number[] =>
  Array.from({ length: digits.length / 2 }, (_, place) => Number(digits.slice(place * 2, place * 2 + 2)));

const widthsOf = (symbol: number): number[] =>
  [...SYMBOLS.slice(symbol * WIDTHS_PER_SYMBOL, (symbol + 1) * WIDTHS_PER_SYMBOL)].map(Number);
