import { hiddenKeys, SMALL } from '@/lib/kernel/small';
import type { Asked } from '../kind';

/** How often a value was answered; null: too few to be told without telling who (S0-8.3). */
export type Cell = { readonly value: string; readonly count: number | null };

/** What came of one question. */
export type Result = {
  /** How many answered it; null: too few to be told. */
  readonly answered: number | null;
  readonly cells: readonly Cell[];
  readonly average: number | null;
  readonly nps: Nps | null;
};

/** The net promoter score with its bands: of a hundred, promoters (9, 10) less detractors (0 to 6). */
export type Nps = {
  readonly score: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
};

const PROMOTER_MIN = 9;
const PASSIVE_MIN = 7;

/** What the answers to a question came to; `counts` by value, a number by its digits. */
export function resultOf(
  asked: Asked,
  counts: ReadonlyMap<string, number>,
  { answered, isAnonymous }: { readonly answered: number; readonly isAnonymous: boolean },
): Result {
  const values = valuesOf(asked, counts);
  const cells = values.map((value) => ({ value, count: counts.get(value) ?? 0 }));
  const isTold = !isAnonymous || answered === 0 || answered >= SMALL;
  if (!isTold)
    return { answered: null, cells: cells.map(({ value }) => ({ value, count: null })), average: null, nps: null };
  const told = isAnonymous ? withoutSmall(cells) : cells;
  // What is made of all cells would tell one that is not told.
  const isWhole = told.every(({ count }) => count !== null);
  const isScale = asked.as === 'scale' && answered > 0;
  return {
    answered,
    cells: told,
    average: isScale && asked.reads === 'average' && (isWhole || !isAnonymous) ? averageOf(cells) : null,
    nps: isScale && asked.reads === 'nps' ? npsOf(cells, isAnonymous) : null,
  };
}

/** The values that are offered, and those that older versions offered. */
function valuesOf(asked: Asked, counts: ReadonlyMap<string, number>): readonly string[] {
  if (asked.as === 'text') return [];
  const offered =
    asked.as === 'scale'
      ? Array.from({ length: asked.to - asked.from + 1 }, (_, at) => String(asked.from + at))
      : asked.options.map(({ code }) => code);
  return [...offered, ...[...counts.keys()].filter((value) => !offered.includes(value)).sort()];
}

/** The cells without the small ones, and without whatever those could be counted out from. */
export function withoutSmall(cells: readonly { readonly value: string; readonly count: number }[]): readonly Cell[] {
  const hidden = hiddenKeys(cells.map(({ value, count }) => ({ key: value, weight: count })));
  return cells.map(({ value, count }) => ({ value, count: hidden.has(value) ? null : count }));
}

type Counted = readonly { readonly value: string; readonly count: number }[];

const totalOf = (cells: Counted): number => cells.reduce((sum, { count }) => sum + count, 0);

/** The average in hundredths. */
const averageOf = (cells: Counted): number =>
  Math.round((100 * cells.reduce((sum, { value, count }) => sum + Number(value) * count, 0)) / totalOf(cells));

function npsOf(cells: Counted, isAnonymous: boolean): Nps | null {
  const within = (from: number, to: number) =>
    totalOf(cells.filter(({ value }) => Number(value) >= from && Number(value) <= to));
  const promoters = within(PROMOTER_MIN, 10);
  const passives = within(PASSIVE_MIN, PROMOTER_MIN - 1);
  const detractors = within(0, PASSIVE_MIN - 1);
  const bands = [promoters, passives, detractors].map((count, at) => ({ value: String(at), count }));
  if (isAnonymous && withoutSmall(bands).some(({ count }) => count === null)) return null;
  const total = promoters + passives + detractors;
  return { score: Math.round((100 * (promoters - detractors)) / total), promoters, passives, detractors };
}
