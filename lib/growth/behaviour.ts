import {
  type BehaviourEarning,
  type BehaviourGrant,
  type BehaviourRule,
  behaviourCredit,
  capPeriods,
  capUses,
  changedUses,
  grantBehaviour,
} from '@/lib/kernel/earning';
import { type LedgerWork, postCredit } from '@/lib/ledger';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { growthRules, growthRulesAt, readGrowthUse, saveGrowthUse } from './store';
import type { GrowthWork } from './work';

/** Loads the rules and what the members have used of the caps on behaviour growth around the instants. */
export async function loadBehaviourGrowth(
  db: Db,
  program: Program,
  memberIds: readonly string[],
  instants: readonly Date[],
): Promise<GrowthWork> {
  const versions = await growthRules(db, program);
  const { zone } = program;
  const capsAt = (at: Date) => growthRulesAt(versions, at).rules.behaviourCaps;
  const periods = [...new Set(instants.flatMap((at) => capPeriods(capsAt(at), [at], zone)))];
  return { versions, caps: capUses(zone, await readGrowthUse(db, memberIds, periods), periods) };
}

/** Saves the changed use of caps; the entries are saved with the ledger. */
export const saveGrowthWork = (db: Db, work: GrowthWork): Promise<void> => saveGrowthUse(db, changedUses(work.caps));

/** The rules of behaviours that count at the instant, and their version. */
export function growthBehaviours(work: GrowthWork, at: Date): { version: number; rules: readonly BehaviourRule[] } {
  const { version, rules } = growthRulesAt(work.versions, at);
  return { version, rules: rules.behaviours };
}

/** Grants the growth of a behaviour under the caps on behaviour growth (P-growth, 4.A.7). */
export function gainBehaviourGrowth(work: GrowthWork, ledger: LedgerWork, earning: BehaviourEarning): BehaviourGrant {
  const { at } = earning;
  const { version, rules } = growthRulesAt(work.versions, at);
  const grant = grantBehaviour('growth', { version, caps: rules.behaviourCaps, uses: work.caps }, earning);
  if (grant.granted === 0) return grant;
  postCredit(ledger, behaviourCredit('growth', grant, version, earning), { activatesAt: at, expiresAt: null });
  return grant;
}
