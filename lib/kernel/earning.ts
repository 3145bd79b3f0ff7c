import { z } from 'zod';
import { ONE_BP } from './basis-points';
import { localTime } from './day';
import { spread } from './share';

/** When a multiplier speaks: about the moment of payment, the member, or the line. */
export const WhenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekdays'), days: z.array(z.int().min(1).max(7)).min(1) }),
  z.strictObject({ kind: z.literal('birthday_month') }),
  z.strictObject({ kind: z.literal('enrolled_within'), hours: z.int().min(1) }),
  z.strictObject({ kind: z.literal('level'), codes: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('category'), codes: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('line_quantity'), atLeast: z.int().min(1) }),
]);

/** One condition of a multiplier. */
export type When = z.output<typeof WhenSchema>;

/** A multiplier in its group: inside a group the highest counts, across groups they multiply (4.A.6). */
export const MultiplierSchema = z.strictObject({
  code: z.string().min(1),
  group: z.enum(['TIME', 'CATEGORY', 'LEVEL', 'EVENT', 'CAMPAIGN']),
  rateBp: z.int().min(0).max(1_000_000),
  when: WhenSchema,
});

/** A fixed amount added after multiplying when the order's earning base reaches a threshold in fen; never multiplied. */
export const BonusSchema = z.strictObject({
  code: z.string().min(1),
  amount: z.int().min(1),
  baseAtLeast: z.int().min(0),
});

/** How an order earns: units per yuan, multipliers, the most their product may be, bonuses, categories that earn nothing. */
export const EarningSchema = z.strictObject({
  rateBp: z.int().min(0).max(1_000_000),
  multipliers: z.array(MultiplierSchema),
  productMaxBp: z.int().min(ONE_BP),
  bonuses: z.array(BonusSchema),
  excludedCategories: z.array(z.string()),
});

/** How an order earns. */
export type Earning = z.output<typeof EarningSchema>;

/** One goods line as earning sees it: its net in fen, and the part of it that was not paid with points (4.A.5). */
export type EarningLine = {
  readonly id: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly net: number;
  readonly base: number;
};

/** What earning knows of the order's moment and member; the level is the one held just before the order. */
export type EarningFacts = {
  readonly lines: readonly EarningLine[];
  readonly paidAt: Date;
  readonly zone: string;
  readonly registeredAt: Date;
  readonly birthMonth: number | null;
  readonly levelCode: string;
};

/** A multiplier that spoke, and the lines it spoke about. */
export type Factor = {
  readonly code: string;
  readonly group: string;
  readonly rateBp: number;
  readonly lines: readonly string[];
};

/** What an order earns: multiplied part and bonus, before any cap, with the factors behind it; base in fen. */
export type Earned = {
  readonly base: number;
  readonly multiplied: number;
  readonly bonus: number;
  readonly bonuses: readonly string[];
  readonly factors: readonly Factor[];
};

const FEN_PER_YUAN = 100n;

/**
 * What an order earns, exactly: Σ base × rate × product of the groups' highest multipliers (at most `productMaxBp`), in
 * bigint fen × basis points with one division at the end, floored once; bonuses are added after (4.A.6).
 */
export function evaluateEarning(earning: Earning, facts: EarningFacts): Earned {
  const moment = momentOf(facts);
  const spoken = new Map<string, string[]>();
  let sum = 0n;
  for (const line of facts.lines) {
    const lineBase = baseOf(earning, line);
    if (lineBase === 0) continue;
    const product = productOf(earning, line, moment, facts, spoken);
    sum += BigInt(lineBase) * BigInt(earning.rateBp) * product.numerator * (SCALE / product.denominator);
  }
  const base = facts.lines.reduce((total, line) => total + baseOf(earning, line), 0);
  const won = earning.bonuses.filter((bonus) => base >= bonus.baseAtLeast && base > 0);
  return {
    base,
    multiplied: Number(sum / (FEN_PER_YUAN * BigInt(ONE_BP) * SCALE)),
    bonus: won.reduce((total, bonus) => total + bonus.amount, 0),
    bonuses: won.map(({ code }) => code),
    factors: earning.multipliers
      .filter(({ code }) => spoken.has(code))
      .map(({ code, group, rateBp }) => ({ code, group, rateBp, lines: spoken.get(code) ?? [] })),
  };
}

/**
 * The granted amount given back to the lines that earned, each part by net with largest remainder, ties by line id
 * (4.A.11): what a refund of a line takes back. A line with no earning base holds 0.
 */
export function shareOverLines(
  earning: Earning,
  lines: readonly EarningLine[],
  parts: readonly number[],
): Map<string, number> {
  const inOrder = [...lines].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const weights = inOrder.map((line) => (baseOf(earning, line) > 0 ? line.net : 0));
  const shares = new Map(inOrder.map((line) => [line.id, 0]));
  for (const part of parts) {
    spread(part, weights).forEach((share, index) => {
      const id = (inOrder[index] as EarningLine).id;
      shares.set(id, (shares.get(id) ?? 0) + share);
    });
  }
  return shares;
}

/** The part of a line that earns: nothing for excluded categories such as gift cards (4.A.5). */
function baseOf({ excludedCategories }: Earning, { category, base }: EarningLine): number {
  return category !== null && excludedCategories.includes(category) ? 0 : base;
}

// Five groups of basis points at most: every product fits this common denominator.
const GROUPS_MAX = 5n;
const SCALE = BigInt(ONE_BP) ** GROUPS_MAX;

type Moment = { readonly weekday: number; readonly month: number };

function momentOf({ paidAt, zone }: EarningFacts): Moment {
  const { weekday, month } = localTime(paidAt, zone);
  return { weekday, month };
}

function productOf(
  earning: Earning,
  line: EarningLine,
  moment: Moment,
  facts: EarningFacts,
  spoken: Map<string, string[]>,
): { numerator: bigint; denominator: bigint } {
  const best = new Map<string, { code: string; rateBp: number }>();
  for (const { code, group, rateBp, when } of earning.multipliers) {
    if (!speaks(when, line, moment, facts)) continue;
    const before = best.get(group);
    if (before === undefined || rateBp > before.rateBp) best.set(group, { code, rateBp });
  }
  let numerator = 1n;
  let denominator = 1n;
  for (const { code, rateBp } of best.values()) {
    numerator *= BigInt(rateBp);
    denominator *= BigInt(ONE_BP);
    if (rateBp !== ONE_BP) spoken.set(code, [...(spoken.get(code) ?? []), line.id]);
  }
  const capped = numerator * BigInt(ONE_BP) > BigInt(earning.productMaxBp) * denominator;
  return capped ? { numerator: BigInt(earning.productMaxBp), denominator: BigInt(ONE_BP) } : { numerator, denominator };
}

function speaks(when: When, line: EarningLine, moment: Moment, facts: EarningFacts): boolean {
  switch (when.kind) {
    case 'weekdays':
      return when.days.includes(moment.weekday);
    case 'birthday_month':
      return facts.birthMonth === moment.month;
    case 'enrolled_within':
      return facts.paidAt.getTime() < facts.registeredAt.getTime() + when.hours * 3_600_000;
    case 'level':
      return when.codes.includes(facts.levelCode);
    case 'category':
      return line.category !== null && when.codes.includes(line.category);
    case 'line_quantity':
      return line.quantity >= when.atLeast;
  }
}
