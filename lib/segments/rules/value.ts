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

const Rising = (floor: number, ceiling: number) =>
  z
    .array(z.int().min(floor).max(ceiling))
    .length(SCORES - 1)
    .refine((at) => at.every((edge, place) => place === 0 || edge > (at[place - 1] ?? edge)), {
      message: 'edges_not_rising',
    });

const PERCENT_MAX = 99;
const DAYS_MAX = 366;
const ORDERS_MAX = 10_000;
const FEN_MAX = 100_000_000_000;

/** Where a score begins: by shares of the program's buyers in per cent, or by values; four of them, rising. */
const edges = (max: number) =>
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('share'), at: Rising(1, PERCENT_MAX) }),
    z.strictObject({ by: z.literal('value'), at: Rising(0, max) }),
  ]);

/** The edges of the three scores: days since the last purchase, orders, fen. */
export const EdgesSchema = z.strictObject({
  recency: edges(DAYS_MAX),
  frequency: edges(ORDERS_MAX),
  money: edges(FEN_MAX),
});

/** The edges of the three scores, read. */
export type Edges = z.output<typeof EdgesSchema>;

/** By what members are given a class of value: the edges of their scores, and the map of scores to classes (4.I, S0-1.3). */
export const ValueRulesSchema = EdgesSchema.extend({ map: ValueMap });

/** By what members are given a class of value. */
export type ValueRules = z.output<typeof ValueRulesSchema>;

const FIFTHS = { by: 'share', at: [20, 40, 60, 80] } as const;

/** What a program begins with: fifths of its buyers, and the standard map. */
export const STANDARD_VALUES: ValueRules = {
  recency: { by: FIFTHS.by, at: [...FIFTHS.at] },
  frequency: { by: FIFTHS.by, at: [...FIFTHS.at] },
  money: { by: FIFTHS.by, at: [...FIFTHS.at] },
  map: STANDARD_MAP,
};

/** The letter of a class in a map. */
export const LETTER_OF: Readonly<Record<ValueClass, string>> = { high: 'H', potential: 'P', average: 'A', low: 'L' };

/** A map with the class of some scores changed. */
export const repainted = (map: string, places: readonly number[], value: ValueClass): string =>
  [...map].map((letter, place) => (places.includes(place) ? LETTER_OF[value] : letter)).join('');

const above = (cuts: readonly number[], value: number): number => cuts.filter((cut) => cut < value).length;

/** The scores of what somebody bought: whoever is equal gets the same, the fewest days and the most orders the best. */
export const scoresOf = ({ days, orders, amount }: Bought, cuts: Cuts): Scores => ({
  recency: SCORES - above(cuts.recency, days),
  frequency: 1 + above(cuts.frequency, orders),
  money: 1 + above(cuts.money, amount),
});
