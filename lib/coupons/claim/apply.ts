import { must } from '@/lib/kernel/assert';
import { accepted, type Facts, type Outcome, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import type { GateAnswer } from '@/lib/segments';
import { decideClaim, type Had } from '../rules/claim';
import { computeValidity } from '../rules/validity';
import type { CopyRow } from '../store/copies';
import type { ClaimAnswer, ClaimAsk } from './asks';
import { type ClaimWork, claimDecision, claimName, hadKey } from './work';

const NOTHING: Had = { total: 0, today: 0 };

/** Why a batch that somebody holds gives a member nothing, or null; what is given by a person needs not fit an audience. */
export function heldBack(answer: GateAnswer, way: ClaimAsk['way']): { code: string; facts: Facts } | null {
  if (answer === 'shut') return { code: 'not_open', facts: { reason: 'paused' } };
  if (answer === 'over') return { code: 'not_open', facts: { reason: 'ended' } };
  return answer === 'outside' && way !== 'give' ? { code: 'not_eligible', facts: { reason: 'audience' } } : null;
}

/** Decides one claim on the running state of the set: a repeat gets the first copy, all else is kept with its reason. */
export function applyClaim(work: ClaimWork, ask: ClaimAsk): Outcome<ClaimAnswer> {
  const { memberId, batchId, key, way } = ask;
  const known = key === null ? undefined : work.known.get(claimName({ memberId, batchId, claimKey: key }));
  if (known !== undefined) return accepted({ isRepeat: true, copy: known });
  const member = work.members.get(memberId);
  if (member === undefined) return refused('member_not_found', {}, 404);
  const batch = work.batches.get(batchId);
  const stock = work.stocks.get(batchId);
  if (batch === undefined || stock === undefined) return refused('not_open', { reason: 'draft' });
  const verdict = work.verdicts.get(ask);
  if (verdict?.verdict === 'BLOCK') {
    const [worst] = verdict.evidence;
    const facts = { signal: worst?.signal ?? null, count: worst?.count ?? null, limit: worst?.limit ?? null };
    return refuse(work, ask, 'claim_blocked', facts);
  }
  const held = heldBack(work.gate(batchId, memberId), way);
  if (held !== null) return refuse(work, ask, held.code, held.facts);
  const decision = decideClaim({
    terms: batch.terms,
    state: batch.row.state,
    way,
    claimer: { ...member, levelCode: work.levels.get(memberId) ?? null },
    had: work.had.get(hadKey(ask)) ?? NOTHING,
    stock,
    now: work.now,
    zone: work.zone,
  });
  if (!decision.allowed) return refuse(work, ask, decision.code, decision.facts);
  work.had.set(hadKey(ask), decision.had);
  const issued = stock.issued + (way === 'code' ? 0 : 1);
  work.stocks.set(batchId, { ...stock, issued, claimed: stock.claimed + 1 });
  return accepted({ isRepeat: false, copy: make(work, ask) });
}

/** Undoes what the set has just given and not saved: its stock, its limits and its decision are as they were. */
export function retractClaim(
  work: ClaimWork,
  copy: Pick<CopyRow, 'memberId' | 'id' | 'batchId' | 'claimKey' | 'source'>,
) {
  const { memberId, id, batchId, source } = copy;
  const drop = <T>(list: T[], isIt: (one: T) => boolean) => {
    const place = list.findIndex(isIt);
    if (place >= 0) list.splice(place, 1);
  };
  drop(work.made, (one) => one.id === id);
  drop(work.decisions, ({ outcome }) => outcome.couponId === id);
  work.known.delete(claimName(copy));
  const { total, today } = work.had.get(hadKey({ memberId, batchId })) ?? { total: 1, today: 1 };
  work.had.set(hadKey({ memberId, batchId }), { total: total - 1, today: today - 1 });
  const stock = must(work.stocks.get(batchId), 'the stock of a copy that was made');
  const issued = stock.issued - (source === 'code' ? 0 : 1);
  work.stocks.set(batchId, { ...stock, issued, claimed: stock.claimed - 1 });
}

function make(work: ClaimWork, { memberId, batchId, key, couponId, way, bounds = null }: ClaimAsk): CopyRow {
  const batch = must(work.batches.get(batchId), 'a copy of a batch that is not loaded');
  const id = couponId ?? newId();
  const copy: CopyRow = {
    memberId,
    id,
    batchId,
    version: batch.row.version,
    claimKey: key ?? `once:${id}`,
    source: way,
    state: 'CLAIMED',
    code: null,
    issuedAt: work.now,
    ...computeValidity(batch.terms.validity, work.now, work.zone),
    orderId: null,
    heldUntil: null,
    usedAt: null,
    voidedAt: null,
    voidedWhy: null,
    prolonged: false,
    bounds,
  };
  work.made.push(copy);
  work.known.set(claimName(copy), copy);
  const said = { outcome: 'given', code: 'coupon_claimed', facts: { until: copy.endsAt.toISOString() } } as const;
  work.decisions.push(claimDecision({ memberId, batchId }, batch, said, { couponId: id, now: work.now }));
  return copy;
}

function refuse(
  work: ClaimWork,
  ask: ClaimAsk,
  code: string,
  facts: Parameters<typeof refused>[1],
): Outcome<ClaimAnswer> {
  const said = { outcome: 'withheld', code, facts: facts ?? {} } as const;
  work.decisions.push(claimDecision(ask, work.batches.get(ask.batchId), said, { couponId: null, now: work.now }));
  return refused(code, facts);
}
