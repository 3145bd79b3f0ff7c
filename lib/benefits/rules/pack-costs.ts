import { bringsPack, levelsPassed, packKey } from './entered';
import type { GiveOn } from './give-on';
import type { Terms } from './terms';

/** What one member of a level may cost by a benefit, at full use and in fen; null: nobody says, or it has no end. */
type CostLine = { readonly benefit: string; readonly level: string; readonly fen: number | null };
type EntryRule = Extract<GiveOn, { readonly on: 'level_entry' }>;
type Said = { readonly code: string; readonly terms: Terms };

/** What levels cost by their benefits: packs as they are entered, and a month of what comes again and again (S3-8.3). */
export type CostBook = {
  readonly packs: readonly (CostLine & { readonly terms: Terms; readonly rule: EntryRule })[];
  readonly months: readonly CostLine[];
};

const MONTHS = 12;
const YEARLY = { day: 365, week: 52, month: MONTHS, year: 1, whole: 0 } as const;

/**
 * The cost of each level's own benefits as they stand when a draft begins; what everybody has no level moves. A use
 * costs what `unitOf` says. A month is a twelfth of a year, rounded up for each benefit.
 */
export function costBook(
  benefits: readonly Said[],
  unitOf: (terms: Terms, level: string) => number | null,
  at: Date,
): CostBook {
  const given = benefits.filter(({ terms: { validity } }) => validity.type !== 'fixed' || validity.to > at);
  const lines = given.flatMap(({ code, terms }) =>
    terms.levels.map(({ level, times }) => ({ code, terms, level, times, unit: unitOf(terms, level) })),
  );
  const packs = lines.flatMap(({ code, terms, level, times, unit }) => {
    const rule = terms.giveOn.find((one) => one.on === 'level_entry');
    return rule === undefined ? [] : [{ benefit: code, level, fen: product(unit, times), terms, rule }];
  });
  const months = lines.flatMap(({ code, terms, level, times, unit }): CostLine[] => {
    const yearly = timesInYear(terms, times, at);
    if (yearly === 0) return [];
    const fen = product(unit, yearly);
    return [{ benefit: code, level, fen: fen === null ? null : Math.ceil(fen / MONTHS) }];
  });
  return { packs, months };
}

/** The most that may be used in a year of what comes by itself or is claimed each period, and on birthdays. */
function timesInYear(terms: Terms, times: number | null, at: Date): number | null {
  const { giveOn, per, limit, kind } = terms;
  const isEachPeriod = giveOn.some((one) => one.on === 'period' || (one.on === 'claim' && isOpen(one, at)));
  const comes = (isEachPeriod ? YEARLY[per] : 0) + (giveOn.some(({ on }) => on === 'birthday') ? 1 : 0);
  if (comes === 0) return 0;
  // Coupons are used up as they are granted: how often a right may be used does not bind them.
  const most = limit === null || kind === 'gift_coupon' ? null : limit.times * YEARLY[limit.per];
  if (times === null) return most;
  return Math.min(times * comes, most ?? Number.POSITIVE_INFINITY);
}

const isOpen = ({ from, to }: { from: Date | null; to: Date | null }, at: Date): boolean =>
  (from === null || from <= at) && (to === null || at < to);

/** Without end times nothing is nothing; without end times something nobody can say. */
const product = (unit: number | null, times: number | null): number | null =>
  unit === 0 ? 0 : unit === null || times === null ? null : unit * times;

/** A member as a rehearsal leaves him: his level today, the one he ends in, and the move if there is one. */
export type Moved = {
  readonly memberId: string;
  readonly today: string;
  readonly after: string;
  readonly move: { readonly kind: 'up' | 'down'; readonly from: string; readonly to: string } | null;
};

/** What a draft costs at one level: packs to give on its first day, and a month of its benefits, at full use, in fen. */
export type LevelCost = {
  readonly level: string;
  readonly packs: number;
  /** Packs not given since the member had them before: once ever for each level. */
  readonly had: number;
  readonly packFen: number;
  readonly before: number;
  /** The month in which it begins: who rises has risen, who falls falls at the end of his validity. */
  readonly first: number;
  readonly after: number;
};

/** What costs are decided on; `had` names packs by `hadName`. */
export type CostFacts = {
  readonly book: CostBook;
  readonly levels: readonly { readonly code: string; readonly rank: number }[];
  readonly had: ReadonlySet<string>;
  readonly fits: (benefit: string, memberId: string) => boolean;
};

/** By what a pack that was given is known. */
export const hadName = (memberId: string, benefit: string, grantKey: string): string =>
  `${memberId}|${benefit}|${grantKey}`;

/** What the moves of these members bring and cost, level by level: packs go to levels passed, months to levels held (S3-8.3). */
export function packCosts(members: readonly Moved[], { book, levels, had, fits }: CostFacts): LevelCost[] {
  const monthOf = Map.groupBy(book.months, ({ level }) => level);
  const month = (memberId: string, level: string): number =>
    (monthOf.get(level) ?? []).reduce((sum, line) => sum + (fits(line.benefit, memberId) ? (line.fen ?? 0) : 0), 0);
  return addCosts(
    members.flatMap(({ memberId, today, after, move }): LevelCost[] => {
      const risen = move?.kind === 'up' ? after : today;
      const packs = move?.kind === 'up' ? packsOf(move, book, levels) : [];
      return [
        { ...noCost(today), before: month(memberId, today) },
        { ...noCost(risen), first: month(memberId, risen) },
        { ...noCost(after), after: month(memberId, after) },
        ...packs
          .filter(({ benefit }) => fits(benefit, memberId))
          .map(({ benefit, level, fen }) =>
            had.has(hadName(memberId, benefit, packKey(level)))
              ? { ...noCost(level), had: 1 }
              : { ...noCost(level), packs: 1, packFen: fen ?? 0 },
          ),
      ];
    }),
  );
}

/** The packs that a rise brings to whoever has had none of them. */
export function packsOf(
  { from, to }: { readonly from: string; readonly to: string },
  { packs }: CostBook,
  levels: CostFacts['levels'],
): CostBook['packs'] {
  const passed = new Set(levelsPassed(levels, from, to));
  return packs.filter(({ level, terms, rule }) => passed.has(level) && bringsPack(terms, rule, level, to));
}

/** A level that costs nothing. */
export const noCost = (level: string): LevelCost => ({
  level,
  packs: 0,
  had: 0,
  packFen: 0,
  before: 0,
  first: 0,
  after: 0,
});

/** Costs of the same levels taken together, each level once. */
export const addCosts = (costs: readonly LevelCost[]): LevelCost[] =>
  [...Map.groupBy(costs, ({ level }) => level)].map(([level, all]) => ({ ...sumCosts(all), level }));

/** Costs of all levels in one line. */
export function sumCosts(costs: readonly LevelCost[]): LevelCost {
  const sum = { ...noCost('') } as { -readonly [K in keyof LevelCost]: LevelCost[K] };
  for (const cost of costs) {
    sum.packs += cost.packs;
    sum.had += cost.had;
    sum.packFen += cost.packFen;
    sum.before += cost.before;
    sum.first += cost.first;
    sum.after += cost.after;
  }
  return sum;
}
