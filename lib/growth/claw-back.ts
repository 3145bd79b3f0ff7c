import type { Reason } from '@/lib/kernel/decision';
import { returnRoom, waivedReasons } from '@/lib/kernel/earning';
import { type Claw, type LedgerWork, postClawback } from '@/lib/ledger';
import { growthRulesAt } from './store';
import type { GrowthWork } from './work';

/** What was taken back of growth, what was waived because it was not there any more (4.A.10), and why. */
export type GrowthTaken = {
  readonly entryId: string;
  readonly growth: number;
  readonly waived: number;
  readonly reasons: readonly Reason[];
};

/** Takes back growth that an order gave, in proportion to what came back; no caps are about orders (4.A.11). */
export function clawBackGrowth(work: GrowthWork, ledger: LedgerWork, claw: Claw): GrowthTaken | null {
  const { about, earnedAt, takenAt, ...said } = claw;
  if (said.amount === 0) return null;
  const rule = `growth@${growthRulesAt(work.versions, earnedAt).version}#${about}`;
  const posting = { ...said, asset: 'growth' as const, rule, occurredAt: takenAt };
  const { entry, taken, waived } = postClawback(ledger, posting, said.source);
  return { entryId: entry.id, growth: taken, waived, reasons: waivedReasons('growth', { taken, waived }, rule) };
}

/** Takes back growth that a behaviour gave, and returns what was taken as room of caps in the same period (4.A.7, 4.L). */
export function clawBackBehaviourGrowth(work: GrowthWork, ledger: LedgerWork, claw: Claw): GrowthTaken | null {
  const taken = clawBackGrowth(work, ledger, claw);
  if (taken === null) return null;
  const { behaviourCaps } = growthRulesAt(work.versions, claw.earnedAt).rules;
  returnRoom(work.caps, behaviourCaps, claw, taken.growth);
  return taken;
}
