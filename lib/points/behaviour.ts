import type { Reason } from '@/lib/kernel/decision';
import { type BehaviourRule, type Cut, grantUnder } from '@/lib/kernel/earning';
import { type LedgerWork, postCredit } from '@/lib/ledger';
import { pointsEnd } from './rules/life';
import { rulesAt } from './store';
import { cutReason, type PointsEarned, type PointsWork } from './work';

/** Which behaviour of whom earns, under which rule, and who says so. */
export type BehaviourEarning = {
  readonly memberId: string;
  readonly eventId: string;
  /** The id under which its sender knows it. */
  readonly externalId: string;
  readonly type: string;
  readonly rule: BehaviourRule;
  readonly at: Date;
  readonly actor: string;
  readonly now: Date;
};

/** The rules of behaviours that count at the instant, and their version. */
export function pointsBehaviours(work: PointsWork, at: Date): { version: number; rules: readonly BehaviourRule[] } {
  const { version, rules } = rulesAt(work.versions, at);
  return { version, rules: rules.behaviours };
}

/** Grants what the rule gives under the caps that orders share, active at once from the event on (4.A.4, 4.A.7). */
export function earnBehaviourPoints(work: PointsWork, ledger: LedgerWork, earning: BehaviourEarning): PointsEarned {
  const { memberId, eventId, rule: said, at, actor, now } = earning;
  const { version, rules } = rulesAt(work.versions, at);
  const rule = `points@${version}#${said.code}`;
  const desired = said.amount;
  const { granted, cuts } = grantUnder(work.caps, rules.caps, { memberId, at }, desired);
  const given: Reason = {
    topic: 'points',
    outcome: granted === 0 ? 'withheld' : 'given',
    code: 'points_behaviour',
    facts: { way: said.way, type: earning.type, desired, granted },
    rule,
  };
  const reasons = [given, ...cuts.map((cut: Cut) => cutReason(cut, version))];
  if (granted === 0) return { granted, desired, availableAt: null, cuts, reasons };
  postCredit(
    ledger,
    {
      memberId,
      asset: 'points',
      amount: granted,
      key: `EARN:behaviour:${eventId}`,
      source: { type: 'behaviour', id: eventId },
      rule,
      reason: said.way,
      detail: { event: earning.externalId, type: earning.type, desired, cuts },
      actor,
      occurredAt: at,
      now,
    },
    { activatesAt: at, expiresAt: pointsEnd(rules, at, work.zone) },
  );
  return { granted, desired, availableAt: at, cuts, reasons };
}
