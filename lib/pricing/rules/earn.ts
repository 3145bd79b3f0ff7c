import { decideGrant, type EarningFacts, evaluateEarning } from '@/lib/kernel/earning';
import type { Plan } from './plan';
import type { CartLine, EarningBook, EarnPreview, MemberSnapshot, PricedLine } from './types';

/**
 * What the order earns if it is paid now: the evaluator that settles orders, with the multipliers and gifts of points
 * that offers give, under the caps that are left (4.C.8, 4.A.6, 4.A.7, N9).
 */
export function previewEarning(
  { points, growth }: EarningBook,
  member: MemberSnapshot,
  { lines, priced, plan, now, zone }: Order,
): EarnPreview {
  const facts: EarningFacts = {
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
  const beside = plan.steps.flatMap(({ candidate, outcome: { multiplier } }) =>
    multiplier === null ? [] : [{ code: candidate.offer.id, ...multiplier }],
  );
  const gifts = plan.steps.flatMap(({ outcome: { gift } }) => (gift?.type === 'points' ? gift.quantity : []));
  const { multiplied, bonus, factors } = evaluateEarning(points.rules, facts, beside);
  const desired = multiplied + bonus + gifts.reduce((total, gift) => total + gift, 0);
  const { granted, cuts } = decideGrant(desired, points.caps);
  const gained = evaluateEarning(growth.rules, facts);
  return {
    points: { desired, granted, cuts, factors: factors.map(({ code, group, rateBp }) => ({ code, group, rateBp })) },
    growth: gained.multiplied + gained.bonus,
  };
}

type Order = {
  readonly lines: readonly CartLine[];
  readonly priced: readonly PricedLine[];
  readonly plan: Plan;
  readonly now: Date;
  readonly zone: string;
};
