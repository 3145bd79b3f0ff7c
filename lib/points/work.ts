import type { Reason } from '@/lib/kernel/decision';
import {
  type CapUses,
  type Cut,
  capPeriods,
  capUses,
  changedUses,
  cutReason,
  type EarningFacts,
  evaluateEarning,
  grantUnder,
  type LineMultiplier,
  shareOverLines,
} from '@/lib/kernel/earning';
import { type LedgerWork, moveActivation, postCredit } from '@/lib/ledger';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { orderPointsActivation, pointsEnd } from './rules/life';
import { signUpPoints } from './schema';
import { type PointsSettings, pointsSettings } from './settings';
import { pointsRules, type RulesVersion, readCapUse, rulesAt, saveCapUse } from './store';

/** Points policy of a set of locked members, held in memory between one load and one save. */
export type PointsWork = {
  readonly zone: string;
  readonly versions: readonly RulesVersion[];
  readonly settings: PointsSettings;
  readonly caps: CapUses;
};

/** What an order was granted and wished for in points; `availableAt` is null when nothing was granted. */
export type PointsEarned = {
  readonly granted: number;
  readonly desired: number;
  readonly availableAt: Date | null;
  readonly cuts: readonly Cut[];
  readonly reasons: readonly Reason[];
};

/** Who earns, for which order, and who says so. */
export type OrderEarning = {
  readonly memberId: string;
  readonly orderId: string;
  readonly orderExternalId: string;
  readonly completedAt: Date | null;
  readonly facts: EarningFacts;
  /** What offers give to the earning of this order, as they were frozen with it (4.C.8). */
  readonly beside?: { readonly multipliers: readonly LineMultiplier[]; readonly bonus: number } | null;
  readonly actor: string;
  readonly now: Date;
};

/** The business key of the entry by which an order earned: once per order and member (4.F). */
export const orderEarnKey = (orderId: string): string => `EARN:order:${orderId}`;

/** Loads the rules and the members' use of caps in the periods of the given instants. */
export async function loadPointsWork(
  db: Db,
  program: Program,
  memberIds: readonly string[],
  instants: readonly Date[],
): Promise<PointsWork> {
  const versions = await pointsRules(db, program);
  const { zone } = program;
  const periods = [...new Set(instants.flatMap((at) => capPeriods(rulesAt(versions, at).rules.caps, [at], zone)))];
  return {
    zone,
    versions,
    settings: pointsSettings(program),
    caps: capUses(zone, await readCapUse(db, memberIds, periods), periods),
  };
}

/** Earns the points of a paid order: evaluate, cap, credit as pending; the reasons say how it came about (4.A.4–7). */
export function earnOrderPoints(work: PointsWork, ledger: LedgerWork, earning: OrderEarning): PointsEarned {
  const { memberId, orderId, facts, beside, actor, now } = earning;
  const { version, rules } = rulesAt(work.versions, facts.paidAt);
  const rule = `points@${version}#order`;
  const earned = evaluateEarning(rules.order, facts, beside?.multipliers);
  const desired = earned.multiplied + earned.bonus + (beside?.bonus ?? 0);
  const { granted, cuts } = grantUnder(work.caps, rules.caps, { memberId, at: facts.paidAt }, desired);
  const reasons = [reasonOf(earned, desired, granted, rule), ...cuts.map((cut) => cutReason('points', cut, version))];
  if (granted === 0) return { granted, desired, availableAt: null, cuts, reasons };
  const activatesAt = orderPointsActivation(
    rules,
    { paidAt: facts.paidAt, completedAt: earning.completedAt },
    work.zone,
  );
  const shares = Object.fromEntries(shareOverLines(rules.order, facts.lines, [granted]));
  postCredit(
    ledger,
    {
      memberId,
      asset: 'points',
      amount: granted,
      key: orderEarnKey(orderId),
      source: { type: 'order', id: orderId },
      rule,
      reason: 'order',
      detail: { order: earning.orderExternalId, desired, cuts, shares, base: earned.base, factors: earned.factors },
      actor,
      occurredAt: facts.paidAt,
      now,
    },
    { activatesAt, expiresAt: pointsEnd(rules, facts.paidAt, work.zone) },
  );
  return { granted, desired, availableAt: activatesAt, cuts, reasons };
}

/** Grants the sign-up points, active at once from the registration on (P-points). */
export function earnSignUpPoints(
  work: PointsWork,
  ledger: LedgerWork,
  member: { readonly memberId: string; readonly registeredAt: Date; readonly actor: string; readonly now: Date },
): PointsEarned {
  const { memberId, registeredAt, actor, now } = member;
  const { version, rules } = rulesAt(work.versions, registeredAt);
  const rule = `points@${version}#sign_up`;
  const desired = signUpPoints(rules);
  const { granted, cuts } = grantUnder(work.caps, rules.caps, { memberId, at: registeredAt }, desired);
  const given: Reason = {
    topic: 'points',
    outcome: 'given',
    code: 'points_sign_up',
    facts: { desired, granted },
    rule,
  };
  const reasons = [given, ...cuts.map((cut) => cutReason('points', cut, version))];
  if (granted === 0) return { granted, desired, availableAt: null, cuts, reasons };
  postCredit(
    ledger,
    {
      memberId,
      asset: 'points',
      amount: granted,
      key: 'EARN:sign_up',
      source: { type: 'sign_up', id: memberId },
      rule,
      reason: 'sign_up',
      detail: { desired, cuts },
      actor,
      occurredAt: registeredAt,
      now,
    },
    { activatesAt: registeredAt, expiresAt: pointsEnd(rules, registeredAt, work.zone) },
  );
  return { granted, desired, availableAt: registeredAt, cuts, reasons };
}

/** Brings the pending points of a completed order forward to their usual date (4.A.4); answers the new date if moved. */
export function activateOrderPoints(
  work: PointsWork,
  ledger: LedgerWork,
  order: { readonly memberId: string; readonly orderId: string; readonly paidAt: Date; readonly completedAt: Date },
): Date | null {
  const { rules } = rulesAt(work.versions, order.paidAt);
  const at = orderPointsActivation(rules, order, work.zone);
  return moveActivation(ledger, order.memberId, { type: 'order', id: order.orderId }, at) ? at : null;
}

/** Saves the changed use of caps; the entries are saved with the ledger. */
export async function savePointsWork(db: Db, work: PointsWork): Promise<void> {
  await saveCapUse(db, changedUses(work.caps));
}

function reasonOf(
  earned: { base: number; factors: readonly { code: string }[] },
  desired: number,
  granted: number,
  rule: string,
): Reason {
  const factors = earned.factors.map(({ code }) => code).join(',');
  const outcome = desired === 0 ? 'withheld' : 'given';
  const code = desired === 0 ? 'points_nothing_to_earn' : 'points_order';
  return { topic: 'points', outcome, code, facts: { base: earned.base, factors, desired, granted }, rule };
}
