import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { decideUse, type UseLimit } from '../rules/life';
import { periodAt } from '../rules/period';
import type { UseRow } from '../store/uses';
import {
  type BenefitMove,
  type BenefitRef,
  type BenefitWork,
  type LivingGrant,
  type OrderBenefitEvent,
  recentKey,
  type UseSaid,
} from './work';

/**
 * Does to a grant what an order or a desk wants, on the running state of the set (4.D.6, 4.F): of many who want the last
 * time the first gets it. A use that comes back frees a time of the grant it was taken from, so of the period in which it
 * was used. Uses, returns and every no are kept as decisions.
 */
export function applyBenefitEvent(work: BenefitWork, ref: BenefitRef, event: OrderBenefitEvent): BenefitMove {
  const grant = work.grants.get(ref.grantId);
  const uses = work.uses.get(ref.grantId) ?? [];
  const isUsedByIt = uses.some(({ source }) => source === event.orderId);
  // Somebody else's grant is as unknown as one that does not exist.
  if (grant === undefined || (!grant.isOwn && !isUsedByIt))
    return { kind: 'refused', code: 'benefit_not_found', facts: {} };
  const isNew = event.type === 'hold' || event.type === 'use';
  if (isNew && grant.terms === null && !isUsedByIt) return refuse(work, grant, event, 'benefit_withdrawn', {});
  const lived = decideUse(grant.row, uses, limitOf(work, grant, uses), event, work.now);
  if (lived.kind === 'refused') return refuse(work, grant, event, lived.code, lived.facts);
  const before = uses.find(({ source }) => source === event.orderId) ?? null;
  if (lived.kind === 'repeat') return { kind: 'repeat', grant: grant.row, use: before };
  const use: UseRow = {
    ...(before ?? newUse(grant, event.orderId)),
    ...lived.use,
    ...saidOf(before, event.said),
    changedAt: work.now,
  };
  const priced = event.type === 'use' ? { ...use, cost: grant.terms?.cost.perUse ?? use.amount } : use;
  work.uses.set(ref.grantId, [...uses.filter(({ source }) => source !== use.source), priced]);
  work.changed.set(`${use.grantId}|${use.source}`, priced);
  const added = Number(use.state === 'used') - Number(before?.state === 'used');
  const row = { ...grant.row, used: grant.row.used + added };
  work.grants.set(row.id, { ...grant, row });
  if (added !== 0) note(work, grant, event, added);
  return { kind: 'moved', grant: row, use: priced };
}

/** How often it may be used in the period of now, with all that counts in it. */
function limitOf(work: BenefitWork, { row, terms }: LivingGrant, uses: readonly UseRow[]): UseLimit | null {
  const { limit = null } = terms ?? {};
  const period = limit === null ? null : periodAt(limit.per, work.now, work.zone);
  if (limit === null || period === null) return null;
  const others = [...work.grants.values()].filter(
    (other) => other.row.id !== row.id && recentKey(other.row) === recentKey(row),
  );
  const inPeriod = [
    ...uses,
    ...(work.recent.get(recentKey(row)) ?? []),
    ...others.flatMap((other) => work.uses.get(other.row.id) ?? []),
  ];
  return { times: limit.times, from: period.from, inPeriod };
}

const newUse = ({ row }: LivingGrant, source: string) => ({
  memberId: row.memberId,
  grantId: row.id,
  source,
  benefit: row.benefit,
  amount: 0,
  cost: 0,
  storeCode: null,
  channel: null,
  clerk: null,
  way: 'order',
  note: null,
});

function saidOf(before: UseRow | null, said: UseSaid = {}): Partial<UseRow> {
  const { amount, storeCode, channel, clerk, way, note } = said;
  return {
    amount: amount ?? before?.amount ?? 0,
    storeCode: storeCode ?? before?.storeCode ?? null,
    channel: channel ?? before?.channel ?? null,
    clerk: clerk ?? before?.clerk ?? null,
    way: way ?? before?.way ?? 'order',
    note: note ?? before?.note ?? null,
  };
}

function refuse(
  work: BenefitWork,
  grant: LivingGrant,
  event: OrderBenefitEvent,
  code: string,
  facts: Facts,
): BenefitMove {
  decided(work, grant, event, { outcome: 'withheld', code, facts });
  return { kind: 'refused', code, facts };
}

function note(work: BenefitWork, grant: LivingGrant, event: OrderBenefitEvent, added: number): void {
  const said = added > 0 ? ({ outcome: 'taken', code: 'benefit_used' } as const) : RETURNED;
  decided(work, grant, event, { ...said, facts: {} });
  const { memberId, id, benefit } = grant.row;
  work.announcements.push({
    name: added > 0 ? 'benefit.used' : 'benefit.returned',
    memberId,
    payload: { grantId: id, benefit, orderId: event.orderId },
    at: work.now,
  });
}

const KINDS = {
  hold: 'benefit.held',
  release: 'benefit.released',
  use: 'benefit.used',
  return: 'benefit.returned',
} as const;

const RETURNED = { outcome: 'given', code: 'benefit_returned' } as const;

function decided(
  work: BenefitWork,
  { row, terms }: LivingGrant,
  event: OrderBenefitEvent,
  said: { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts },
): void {
  const facts = { benefit: terms?.name.zh ?? row.benefit, ...said.facts };
  work.decisions.push({
    memberId: row.memberId,
    id: newId(),
    kind: KINDS[event.type],
    subjectType: 'benefit_grant',
    subjectId: row.id,
    at: work.now,
    reasons: [{ topic: 'benefit', ...said, facts, rule: `benefits@${row.version}#${event.type}` }],
    outcome: { grantId: row.id, benefit: row.benefit, orderId: event.orderId },
  });
}
