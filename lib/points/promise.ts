import type { EarningFacts } from '@/lib/kernel/earning';
import { capPeriods, capUses, periodEnd, roomUnder } from '@/lib/kernel/earning';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { type PointsPromise, promiseOf } from './rules/promise';
import { pointsRules, readCapUse, rulesAt } from './store';

/** What an order of a member will earn in points if it is paid at the instant of its facts; nothing is locked or written. */
export async function pointsPromise(
  db: Db,
  program: Program,
  order: { readonly memberId: string; readonly facts: EarningFacts },
): Promise<PointsPromise> {
  const { rules } = rulesAt(await pointsRules(db, program), order.facts.paidAt);
  const periods = capPeriods(rules.caps, [order.facts.paidAt], program.zone);
  const uses = capUses(program.zone, await readCapUse(db, [order.memberId], periods), periods);
  return promiseOf(rules, uses, order);
}

/** What is left of one cap: granted so far in its period, the most there is, and when a new period begins. */
export type CapRoom = {
  readonly cap: string;
  readonly period: 'day' | 'week' | 'month';
  readonly used: number;
  readonly limit: number;
  readonly endsAt: Date;
};

/** What a member was granted under each cap of points at the instant, in the order of the rules (N9). */
export async function pointsCapRooms(db: Db, program: Program, memberId: string, at: Date): Promise<CapRoom[]> {
  const { rules } = rulesAt(await pointsRules(db, program), at);
  const { zone } = program;
  const periods = capPeriods(rules.caps, [at], zone);
  const uses = capUses(zone, await readCapUse(db, [memberId], periods), periods);
  return roomUnder(uses, rules.caps, { memberId, at }).map(({ cap, used }) => ({
    cap: cap.code,
    period: cap.period,
    used,
    limit: cap.limit,
    endsAt: periodEnd(cap.period, at, zone),
  }));
}

/** By what an order of a member earns points at the instant, and what is used of the caps: for who previews an order. */
export async function pointsEarning(db: Db, program: Program, memberId: string, at: Date) {
  const { rules } = rulesAt(await pointsRules(db, program), at);
  const periods = capPeriods(rules.caps, [at], program.zone);
  const uses = capUses(program.zone, await readCapUse(db, [memberId], periods), periods);
  return { rules: rules.order, caps: roomUnder(uses, rules.caps, { memberId, at }) };
}
