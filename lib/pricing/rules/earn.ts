import { decideGrant, type EarningFacts, evaluateEarning } from '@/lib/kernel/earning';
import type { Plan } from './plan';
import type { CartLine, EarningBook, EarnPreview, MemberSnapshot, PricedLine } from './types';

/**
 * What the order earns if it is paid now: the evaluator that settles orders, with the multipliers and gifts of points
 * that offers give, under the caps that are left (4.C.8, 4.A.6, 4.A.7, N9).
 */
export function previewEarning({ points, growth }: EarningBook, member: MemberSnapshot, order: Order): EarnPreview {
  const facts = factsOf(member, order);
  const { multiplied, bonus, factors } = evaluateEarning(points.rules, facts, besideOf(order.plan));
  const desired = multiplied + bonus + giftsOf(order.plan);
  const { granted, cuts } = decideGrant(desired, points.caps);
  const gained = evaluateEarning(growth.rules, facts);
  return {
    points: { desired, granted, cuts, factors: factors.map(({ code, group, rateBp }) => ({ code, group, rateBp })) },
    growth: gained.multiplied + gained.bonus,
  };
}

/**
 * What each multiplier of a plan adds to the points that the order earns, under the caps that are left: one after the other
 * in their order, so that together they add no more than all of them do (4.G).
 */
export function pointsAdded(
  { points }: EarningBook,
  member: MemberSnapshot,
  order: Order,
): ReadonlyMap<string, number> {
  const facts = factsOf(member, order);
  const gifts = giftsOf(order.plan);
  const all = besideOf(order.plan);
  const grantedWith = (count: number): number => {
    const { multiplied, bonus } = evaluateEarning(points.rules, facts, all.slice(0, count));
    return decideGrant(multiplied + bonus + gifts, points.caps).granted;
  };
  const added = new Map<string, number>();
  let before = grantedWith(0);
  for (const [place, { code }] of all.entries()) {
    const granted = grantedWith(place + 1);
    added.set(code, granted - before);
    before = granted;
  }
  return added;
}

const besideOf = ({ steps }: Plan) =>
  steps.flatMap(({ candidate, outcome: { multiplier } }) =>
    multiplier === null ? [] : [{ code: candidate.offer.id, ...multiplier }],
  );

const giftsOf = ({ steps }: Plan): number =>
  steps.reduce((total, { outcome: { gift } }) => (gift?.type === 'points' ? total + gift.quantity : total), 0);

function factsOf(member: MemberSnapshot, { lines, priced, now, zone }: Order): EarningFacts {
  return {
    lines: priced.map(({ id, net, points: paid }, index) => ({
      id,
      category: lines[index]?.goods.categories.at(-1) ?? null,
      above: lines[index]?.goods.categories.slice(0, -1) ?? [],
      quantity: lines[index]?.quantity ?? 1,
      net,
      base: net - paid,
    })),
    paidAt: now,
    zone,
    registeredAt: member.registeredAt,
    birthMonth: member.birth?.month ?? null,
    levelCode: member.level,
  };
}

type Order = {
  readonly lines: readonly CartLine[];
  readonly priced: readonly PricedLine[];
  readonly plan: Plan;
  readonly now: Date;
  readonly zone: string;
};
