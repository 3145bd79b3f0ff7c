import { z } from 'zod';

/** The classes of value, best first (S1-3.2.2): 高价值, 潜力, 一般, 低价值. */
export const VALUE_CLASSES = ['high', 'potential', 'average', 'low'] as const;

/** One of them. */
export type ValueClass = (typeof VALUE_CLASSES)[number];

/** How recently, how often and for how much somebody buys, each from 1 to 5. */
export type Scores = { readonly recency: number; readonly frequency: number; readonly money: number };

/** Where the fifths of the program begin, in days, orders and fen: four values each, rising. */
export type Cuts = Readonly<Record<keyof Scores, readonly number[]>>;

/** What somebody bought in the year before a date: days since the last purchase, orders, fen. */
export type Bought = { readonly days: number; readonly orders: number; readonly amount: number };

const SCORES = 5;
const PLACES = SCORES ** 3;
const LETTERS = { H: 'high', P: 'potential', A: 'average', L: 'low' } as const;

/** A class for each of the 125 scores, one letter each: recency outermost, money innermost, 1 to 5. */
export const ValueMap = z
  .string()
  .regex(new RegExp(`^[HPAL]{${PLACES}}$`), { message: '125 letters of H, P, A and L' });

/** The place of scores in the map. */
export const placeOf = ({ recency, frequency, money }: Scores): number =>
  ((recency - 1) * SCORES + (frequency - 1)) * SCORES + money - 1;

/** The class that a map gives to scores. */
export const classOf = (map: string, scores: Scores): ValueClass =>
  LETTERS[map[placeOf(scores)] as keyof typeof LETTERS];

/** The map that a program begins with: by the sum of the scores, and nobody of high value who has not been here lately. */
export const STANDARD_MAP = Array.from({ length: PLACES }, (_, place) => {
  const [recency, frequency, money] = [Math.floor(place / 25) + 1, (Math.floor(place / 5) % 5) + 1, (place % 5) + 1];
  const total = recency + frequency + money;
  if (total >= 12 && recency >= 3) return 'H';
  if (total >= 9) return 'P';
  return total >= 6 ? 'A' : 'L';
}).join('');

const above = (cuts: readonly number[], value: number): number => cuts.filter((cut) => cut < value).length;

/** The scores of what somebody bought: whoever is equal gets the same, the fewest days and the most orders the best. */
export const scoresOf = ({ days, orders, amount }: Bought, cuts: Cuts): Scores => ({
  recency: SCORES - above(cuts.recency, days),
  frequency: 1 + above(cuts.frequency, orders),
  money: 1 + above(cuts.money, amount),
});
