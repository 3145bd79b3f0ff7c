import { categoriesAbove, categoryPaths } from '@/lib/catalog';
import { growthPromise } from '@/lib/growth';
import { Refusal } from '@/lib/kernel/refusal';
import { closeLevel, levelCodeAt, loadLevelWork } from '@/lib/levels';
import { earningMembers } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pointsPromise } from '@/lib/points';

/** A line of a basket as a promise needs it; its net in fen. */
export type BasketLine = {
  readonly id: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly net: number;
};

/** What a basket will earn. */
export type OrderPromise = { readonly points: Awaited<ReturnType<typeof pointsPromise>>; readonly growth: number };

/**
 * What a member's basket will earn if it is paid at the instant, with what the caps will cut: the numbers that settling
 * then grants, unless something else is granted first (N9).
 */
export async function orderPromise(
  db: Db,
  basket: { readonly memberId: string; readonly at: Date; readonly lines: readonly BasketLine[] },
): Promise<OrderPromise> {
  const { memberId, at, lines } = basket;
  const settings = await program(db);
  const moment = new Map([[memberId, at]]);
  const [[member], levels, paths] = await Promise.all([
    earningMembers(db, [memberId]),
    loadLevelWork(db, settings, moment, moment),
    categoryPaths(db, settings),
  ]);
  if (member === undefined) throw new Refusal('member_not_found', {}, 404);
  closeLevel(levels, memberId, at);
  const facts = {
    lines: lines.map((line) => ({ ...line, above: categoriesAbove(paths, line.category), base: line.net })),
    paidAt: at,
    zone: settings.zone,
    registeredAt: member.registeredAt,
    birthMonth: member.birthMonth,
    levelCode: levelCodeAt(levels, memberId, at),
  };
  const [points, growth] = await Promise.all([
    pointsPromise(db, settings, { memberId, facts }),
    growthPromise(db, settings, facts),
  ]);
  return { points, growth };
}
