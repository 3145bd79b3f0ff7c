import type { Reason } from '../decision';
import type { BehaviourRule } from './behaviours';
import { type CapUses, grantUnder } from './cap-uses';
import type { Cap, Cut } from './caps';

/** The two things that are earned, each by rules of its own. */
export type EarnedAsset = 'points' | 'growth';

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

/** What a behaviour was granted of what its rule wishes, with the caps that cut it, and why. */
export type BehaviourGrant = {
  readonly granted: number;
  readonly desired: number;
  readonly cuts: readonly Cut[];
  readonly reasons: readonly Reason[];
};

/** Grants what the rule of a behaviour gives, as far as the caps of its version leave room, and counts it (4.A.7). */
export function grantBehaviour(
  asset: EarnedAsset,
  { version, caps, uses }: { readonly version: number; readonly caps: readonly Cap[]; readonly uses: CapUses },
  { memberId, type, rule, at }: BehaviourEarning,
): BehaviourGrant {
  const desired = rule.amount;
  const { granted, cuts } = grantUnder(uses, caps, { memberId, at }, desired);
  const given: Reason = {
    topic: asset,
    outcome: granted === 0 ? 'withheld' : 'given',
    code: `${asset}_behaviour`,
    facts: { way: rule.way, type, desired, granted },
    rule: `${asset}@${version}#${rule.code}`,
  };
  return { granted, desired, cuts, reasons: [given, ...cuts.map((cut) => cutReason(asset, cut, version))] };
}

/** What is credited for a granted behaviour: once per event (4.F), dated at the event. */
export const behaviourCredit = (
  asset: EarnedAsset,
  { granted, desired, cuts }: BehaviourGrant,
  version: number,
  { memberId, eventId, externalId, type, rule, at, actor, now }: BehaviourEarning,
) => ({
  memberId,
  asset,
  amount: granted,
  key: `EARN:behaviour:${eventId}`,
  source: { type: 'behaviour', id: eventId },
  rule: `${asset}@${version}#${rule.code}`,
  reason: rule.way,
  detail: { event: externalId, type, desired, cuts },
  actor,
  occurredAt: at,
  now,
});

/** What a cap took, as a reason. */
export const cutReason = (asset: EarnedAsset, { cap, period, limit, used, cut }: Cut, version: number): Reason => ({
  topic: asset,
  outcome: 'reduced',
  code: `${asset}_cap_reached`,
  facts: { cap, period, limit, used, cut },
  rule: `${asset}@${version}#${cap}`,
});

/** What a clawback waived because it was not there or the policy leaves it, as a reason (4.A.10). */
export const waivedReasons = (
  asset: EarnedAsset,
  { taken, waived }: { readonly taken: number; readonly waived: number },
  rule: string,
): readonly Reason[] =>
  waived === 0 ? [] : [{ topic: asset, outcome: 'withheld', code: `${asset}_waived`, facts: { taken, waived }, rule }];
