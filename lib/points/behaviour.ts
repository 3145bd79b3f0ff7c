import { type BehaviourEarning, type BehaviourRule, behaviourCredit, grantBehaviour } from '@/lib/kernel/earning';
import { type LedgerWork, postCredit } from '@/lib/ledger';
import { pointsEnd } from './rules/life';
import { rulesAt } from './store';
import type { PointsEarned, PointsWork } from './work';

/** The rules of behaviours that count at the instant, and their version. */
export function pointsBehaviours(work: PointsWork, at: Date): { version: number; rules: readonly BehaviourRule[] } {
  const { version, rules } = rulesAt(work.versions, at);
  return { version, rules: rules.behaviours };
}

/** Grants what the rule gives under the caps that orders share, active at once from the event on (4.A.4, 4.A.7). */
export function earnBehaviourPoints(work: PointsWork, ledger: LedgerWork, earning: BehaviourEarning): PointsEarned {
  const { at } = earning;
  const { version, rules } = rulesAt(work.versions, at);
  const grant = grantBehaviour('points', { version, caps: rules.caps, uses: work.caps }, earning);
  if (grant.granted === 0) return { ...grant, availableAt: null };
  const life = { activatesAt: at, expiresAt: pointsEnd(rules, at, work.zone) };
  postCredit(ledger, behaviourCredit('points', grant, version, earning), life);
  return { ...grant, availableAt: at };
}
