import type { Reason } from '@/lib/kernel/decision';
import { returnRoom, waivedReasons } from '@/lib/kernel/earning';
import { type Claw, type LedgerWork, postClawback } from '@/lib/ledger';
import { rulesAt } from './store';
import type { PointsWork } from './work';

/** What was taken back: how many points, where from, what of it became debt and what was waived. */
export type PointsTaken = {
  readonly entryId: string;
  readonly points: number;
  readonly lots: readonly { readonly lotId: string; readonly delta: number }[];
  readonly debt: number;
  /** What the policy did not collect; it stands in a WAIVED entry (4.A.10). */
  readonly waived: number;
  readonly reasons: readonly Reason[];
};

/**
 * Takes back points that an order or a behaviour gave, by the program's policy, and returns what was taken as room of the
 * caps it was granted under, but only within the period in which it was granted (4.A.7, 4.A.10, 4.L).
 */
export function clawBackPoints(work: PointsWork, ledger: LedgerWork, claw: Claw): PointsTaken | null {
  const { about, earnedAt, takenAt, ...said } = claw;
  if (said.amount === 0) return null;
  const { version, rules } = rulesAt(work.versions, earnedAt);
  const rule = `points@${version}#${about}`;
  const posting = { ...said, asset: 'points' as const, rule, occurredAt: takenAt };
  const { entry, moves, taken, debt, waived } = postClawback(ledger, posting, said.source, work.settings.clawback);
  returnRoom(work.caps, rules.caps, { memberId: said.memberId, earnedAt, takenAt }, taken);
  const reasons = waivedReasons('points', { taken, waived }, rule);
  return { entryId: entry.id, points: taken, lots: moves, debt, waived, reasons };
}
