import type { Reason } from '@/lib/kernel/decision';
import { type CapUses, capUses, type EarningFacts, evaluateEarning, shareOverLines } from '@/lib/kernel/earning';
import { type LedgerWork, postCredit } from '@/lib/ledger';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { type GrowthVersion, growthRules, growthRulesAt } from './store';

/** Growth policy for a set of members; caps hold behaviours only, so orders load none. */
export type GrowthWork = { readonly versions: readonly GrowthVersion[]; readonly caps: CapUses };

/** What an order gained in growth, with the reasons. */
export type GrowthGained = { readonly granted: number; readonly reasons: readonly Reason[] };

/** The business key of the entry by which an order gained growth: once per order and member (4.F). */
export const orderGainKey = (orderId: string): string => `EARN:order:${orderId}`;

/** Loads the rules. */
export async function loadGrowthWork(db: Db, program: Program): Promise<GrowthWork> {
  return { versions: await growthRules(db, program), caps: capUses(program.zone, [], []) };
}

/** Gains the growth of a paid order at once: multiplied part floored once, then the bonus (S3-3.2, 4.A.6). */
export function gainOrderGrowth(
  work: GrowthWork,
  ledger: LedgerWork,
  gain: {
    readonly memberId: string;
    readonly orderId: string;
    readonly orderExternalId: string;
    readonly facts: EarningFacts;
    readonly actor: string;
    readonly now: Date;
  },
): GrowthGained {
  const { memberId, orderId, facts, actor, now } = gain;
  const { version, rules } = growthRulesAt(work.versions, facts.paidAt);
  const rule = `growth@${version}#order`;
  const { base, multiplied, bonus, bonuses, factors } = evaluateEarning(rules.order, facts);
  const granted = multiplied + bonus;
  const reason: Reason = {
    topic: 'growth',
    outcome: granted === 0 ? 'withheld' : 'given',
    code: granted === 0 ? 'growth_nothing_to_gain' : 'growth_order',
    facts: { base, factors: factors.map(({ code }) => code).join(','), bonus, granted },
    rule,
  };
  if (granted === 0) return { granted, reasons: [reason] };
  const shares = Object.fromEntries(shareOverLines(rules.order, facts.lines, [multiplied, bonus]));
  postCredit(
    ledger,
    {
      memberId,
      asset: 'growth',
      amount: granted,
      key: orderGainKey(orderId),
      source: { type: 'order', id: orderId },
      rule,
      reason: 'order',
      detail: { order: gain.orderExternalId, base, multiplied, bonus, bonuses, factors, shares },
      actor,
      occurredAt: facts.paidAt,
      now,
    },
    { activatesAt: facts.paidAt, expiresAt: null },
  );
  return { granted, reasons: [reason] };
}
