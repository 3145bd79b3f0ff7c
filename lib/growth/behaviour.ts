import type { Reason } from '@/lib/kernel/decision';
import { type BehaviourRule, type Cut, capPeriods, capUses, changedUses, grantUnder } from '@/lib/kernel/earning';
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

/** What a behaviour gained of what its rule wishes, with the caps that cut it. */
export type BehaviourGain = {
  readonly granted: number;
  readonly desired: number;
  readonly cuts: readonly Cut[];
  readonly reasons: readonly Reason[];
};

/** Grants the growth of a behaviour under the caps on behaviour growth (P-growth, 4.A.7). */
export function gainBehaviourGrowth(
  work: GrowthWork,
  ledger: LedgerWork,
  gain: {
    readonly memberId: string;
    readonly eventId: string;
    readonly externalId: string;
    readonly type: string;
    readonly rule: BehaviourRule;
    readonly at: Date;
    readonly actor: string;
    readonly now: Date;
  },
): BehaviourGain {
  const { memberId, eventId, rule: said, at, actor, now } = gain;
  const { version, rules } = growthRulesAt(work.versions, at);
  const rule = `growth@${version}#${said.code}`;
  const desired = said.amount;
  const { granted, cuts } = grantUnder(work.caps, rules.behaviourCaps, { memberId, at }, desired);
  const given: Reason = {
    topic: 'growth',
    outcome: granted === 0 ? 'withheld' : 'given',
    code: 'growth_behaviour',
    facts: { way: said.way, type: gain.type, desired, granted },
    rule,
  };
  const reasons = [given, ...cuts.map((cut) => cutReason(cut, version))];
  if (granted === 0) return { granted, desired, cuts, reasons };
  postCredit(
    ledger,
    {
      memberId,
      asset: 'growth',
      amount: granted,
      key: `EARN:behaviour:${eventId}`,
      source: { type: 'behaviour', id: eventId },
      rule,
      reason: said.way,
      detail: { event: gain.externalId, type: gain.type, desired, cuts },
      actor,
      occurredAt: at,
      now,
    },
    { activatesAt: at, expiresAt: null },
  );
  return { granted, desired, cuts, reasons };
}

const cutReason = ({ cap, period, limit, used, cut }: Cut, version: number): Reason => ({
  topic: 'growth',
  outcome: 'reduced',
  code: 'growth_cap_reached',
  facts: { cap, period, limit, used, cut },
  rule: `growth@${version}#${cap}`,
});
