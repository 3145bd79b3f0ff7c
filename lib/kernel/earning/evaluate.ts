import { must } from '../assert';
import { ONE_BP } from '../basis-points';
import { localTime } from '../day';
import { spread } from '../share';
import { type EarningLine, type EarningMoment, standsIn } from './kind';
import { conditionKinds } from './registry';
import type { Earning } from './schema';

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

/** A multiplier that stands beside the rules and speaks about some lines: what an offer gives (4.C.8). */
export type LineMultiplier = {
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
export function evaluateEarning(earning: Earning, facts: EarningFacts, beside: readonly LineMultiplier[] = []): Earned {
  const moment = momentOf(facts);
  const spoken = new Map<string, string[]>();
  let sum = 0n;
  for (const line of facts.lines) {
    const lineBase = baseOf(earning, line);
    if (lineBase === 0) continue;
    const product = productOf(earning, beside, line, moment, spoken);
    sum += BigInt(lineBase) * BigInt(earning.rateBp) * product.numerator * (SCALE / product.denominator);
  }
  const base = facts.lines.reduce((total, line) => total + baseOf(earning, line), 0);
  const won = earning.bonuses.filter((bonus) => base >= bonus.baseAtLeast && base > 0);
  return {
    base,
    multiplied: Number(sum / (FEN_PER_YUAN * BigInt(ONE_BP) * SCALE)),
    bonus: won.reduce((total, bonus) => total + bonus.amount, 0),
    bonuses: won.map(({ code }) => code),
    factors: [...earning.multipliers, ...beside]
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
function baseOf({ excludedCategories }: Earning, line: EarningLine): number {
  return excludedCategories.length > 0 && standsIn(line, excludedCategories) ? 0 : line.base;
}

// Five groups of basis points at most: every product fits this common denominator.
const GROUPS_MAX = 5n;
const SCALE = BigInt(ONE_BP) ** GROUPS_MAX;

function momentOf({ zone, lines: _, ...facts }: EarningFacts): EarningMoment {
  const { weekday, month } = localTime(facts.paidAt, zone);
  return { ...facts, weekday, month };
}

function productOf(
  earning: Earning,
  beside: readonly LineMultiplier[],
  line: EarningLine,
  moment: EarningMoment,
  spoken: Map<string, string[]>,
): { numerator: bigint; denominator: bigint } {
  const best = new Map<string, { code: string; rateBp: number }>();
  const spoke = [
    ...earning.multipliers.filter(({ when }) => kindOf(when.kind).speaks(when, line, moment)),
    ...beside.filter(({ lines }) => lines.includes(line.id)),
  ];
  for (const { code, group, rateBp } of spoke) {
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

/** The kind behind a code; rules are read by their schema when loaded, so an unknown one cannot come this far. */
const kindOf = (code: string) => must(conditionKinds.find(code), `unknown condition ${code}`);
