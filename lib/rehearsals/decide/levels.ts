import { must } from '@/lib/kernel/assert';
import { type RehearsedMember, rehearseMembers } from '@/lib/levels';
import type { PastOrder } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import type { Mover } from '../rules/picks';
import { addSums, NO_SUMS, type Sums } from '../rules/sums';
import type { LevelsTrial } from '../trial';
import { isGuest } from './context';

/** Who of the buyers would rise and fall by a draft of levels, as the evaluator of levels decides with all they bought (N8). */
export async function decideLevels(
  db: Db,
  trial: LevelsTrial,
  orders: readonly PastOrder[],
  asOf: Date,
): Promise<Sums> {
  const byMember = Map.groupBy(
    orders.filter((order) => !isGuest(order)),
    ({ memberId }) => memberId,
  );
  const startsAt = new Date(trial.startsAt);
  const rehearsed = await rehearseMembers(db, [...byMember.keys()], trial.scheme, startsAt, asOf);
  const ranks = new Map(trial.scheme.levels.map(({ code, rank }) => [code, rank]));
  const movers = rehearsed.flatMap((one) => moverOf(one, byMember.get(one.memberId) ?? [], ranks));
  const up = movers.filter(({ amount }) => amount > 0);
  const down = movers.filter(({ amount }) => amount <= 0);
  const moves: Record<string, number> = {};
  for (const { from, to } of movers) moves[`${from} ${to}`] = (moves[`${from} ${to}`] ?? 0) + 1;
  const moved = new Set(movers.map(({ order }) => order));
  const slice = (some: readonly PastOrder[]) => ({
    orders: some.length,
    touched: some.filter(({ externalId }) => moved.has(externalId)).length,
    paid: some.reduce((total, { lines }) => total + lines.reduce((sum, { net }) => sum + net, 0), 0),
    cost: 0,
  });
  const today = new Map(rehearsed.map((one) => [one.memberId, one.today]));
  const levels = Map.groupBy(orders, ({ memberId }) => today.get(memberId) ?? '');
  return addSums(NO_SUMS, {
    ...NO_SUMS,
    ...slice(orders),
    guests: slice(orders.filter(isGuest)),
    members: byMember.size,
    winners: { members: up.length, amount: up.reduce((total, { amount }) => total + amount, 0) },
    losers: { members: down.length, amount: down.reduce((total, { amount }) => total + amount, 0) },
    levels: Object.fromEntries([...levels].map(([level, some]) => [level, slice(some)])),
    moves,
    most: up,
    least: down,
  });
}

/** A member who moves, by the last order of the period; how far, in ranks of the draft. */
function moverOf({ move }: RehearsedMember, orders: readonly PastOrder[], ranks: ReadonlyMap<string, number>): Mover[] {
  if (move === null) return [];
  const { from, to, kind } = move;
  const steps = (ranks.get(to) ?? 0) - (ranks.get(from) ?? 0);
  const last = must(orders.at(-1), 'a buyer without an order');
  // A level that the draft no longer has is left by its own way, whatever its rank was.
  const amount = kind === 'up' ? Math.max(1, steps) : Math.min(-1, steps);
  return [{ order: last.externalId, orders: orders.length, amount, from, to }];
}
