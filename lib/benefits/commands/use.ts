import { type Actor, actorLabel, may } from '@/lib/kernel/actor';
import { barredBy } from '@/lib/kernel/bounds';
import { parseId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed, requireMemberInSight, requireStoreInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { giveBackExchange } from '../exchange/give-back';
import { isExchange } from '../exchange/names';
import { grantIn } from '../grant/process';
import { stateAt } from '../rules/life';
import { RedeemInput, ReturnInput, UndoInput, VoidInput } from '../schema';
import { benefitUndoSeconds } from '../settings';
import { type GrantRow, saveVoid } from '../store/grants';
import type { UseRow } from '../store/uses';
import { applyBenefitEvent } from '../use/apply';
import { returnForUse, spendForUse } from '../use/budget';
import { loadBenefitWork } from '../use/load';
import { saveBenefitWork } from '../use/save';
import type { BenefitRef, BenefitWork, OrderBenefitEvent } from '../use/work';
import { benefitWithheld } from '../withheld';

/** A use at a desk: the grant as it then is, and the record of the use. */
export type Redeemed = { readonly isRepeat: boolean; readonly grant: GrantRow; readonly use: UseRow | null };

/**
 * Uses one time of a member's benefit at a desk (S0-3.4, 扫码核销 and 人工核销): a clerk in one of his own stores, by a key
 * that names the use, so that a double click is one. Of two desks with the last time exactly one gets it. What bars it
 * there and then is said with the reason; what it costs is spent of its budgets, and the last of them is given once (N7).
 */
export const redeemBenefit = command({
  name: 'benefits.redeem',
  can: 'benefits.redeem',
  input: RedeemInput,
  withheld: ({ db }, ref) => benefitWithheld(db, named(ref), 'use'),
  async run({ db, actor, now }, { key, storeCode, channel, amount, way, note, ...ref }): Promise<Redeemed> {
    await requireStoreInSight(actor, storeCode);
    const { work, name, isFrozen } = await lockGrant(db, ref, now);
    const grant = work.grants.get(name.grantId);
    const known = work.uses.get(name.grantId)?.find(({ source }) => source === sourceOf(key));
    // A use that was taken back since is over: the same press sent again, late, must not use it a second time.
    if (known?.state === 'returned')
      throw new Refusal('redemption_undone', { at: known.at.toISOString(), undoneAt: known.changedAt.toISOString() });
    const isKnown = known !== undefined;
    if (isFrozen && !isKnown) throw new Refusal('member_frozen', {});
    const place = { storeCode, channel: channel ?? (storeCode === null ? null : 'pos') };
    const terms = isKnown ? null : (grant?.terms ?? null);
    // Points are exchanged by whom they belong to.
    if (terms?.kind === 'points_exchange') throw new Refusal('benefit_by_member', {});
    const barred = terms === null ? null : barredBy(terms, place, now, work.zone);
    if (barred !== null) throw new Refusal(barred.code, barred.facts);
    const said = { amount, ...place, way, note, clerk: actorLabel(actor) };
    const used = await move(db, work, name, { type: 'use', orderId: sourceOf(key), said });
    if (used.isRepeat || used.use === null || terms === null) return used;
    await spendForUse(db, used.use, terms.cost.budget, work);
    return used;
  },
  audit: ({ grant, storeCode }, { isRepeat, use }) =>
    isRepeat ? null : { objectType: 'benefitGrant', objectId: grant, after: { storeCode, at: use?.at } },
});

/** Takes a use at a desk back within the time that the program sets: the time of the grant is free again. Only by who redeemed it, or oversees the desk. */
export const undoBenefitUse = command({
  name: 'benefits.undo',
  can: 'benefits.redeem',
  input: UndoInput,
  withheld: ({ db }, ref) => benefitWithheld(db, named(ref), 'return'),
  async run({ db, actor, now }, { key, note, ...ref }): Promise<Redeemed> {
    const { work, name } = await lockGrant(db, ref, now);
    const use = work.uses.get(name.grantId)?.find(({ source }) => source === sourceOf(key));
    if (use === undefined) throw new Refusal('benefit_not_found', {}, 404);
    const until = new Date(use.at.getTime() + (await benefitUndoSeconds(db)) * 1_000);
    if (use.state === 'used' && until <= now) throw new Refusal('undo_too_late', { until: until.toISOString() });
    const isOwn = use.clerk === actorLabel(actor);
    if (!isOwn && !may(actor, 'desk.oversee')) throw new Refusal('undo_of_other_clerk', {}, 403);
    if (!isOwn) await requireStoreInSight(actor, use.storeCode);
    return giveBack(db, work, name, sourceOf(key), note ?? null);
  },
  audit: ({ grant, note }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'benefitGrant', objectId: grant, ...(note ? { reason: note } : {}) },
});

/**
 * Gives a use back when goods or a service come back, whenever that is: to the period in which it was used. Where that one
 * is over, another time may be granted in its stead (S0-3.4, 权益退还与重新发放; 4.D.6).
 */
export const returnBenefit = command({
  name: 'benefits.return',
  can: 'benefits.give',
  input: ReturnInput,
  withheld: ({ db }, ref) => benefitWithheld(db, named(ref), 'return'),
  async run({ db, actor, now }, { key, reissue, note, ...ref }): Promise<Redeemed> {
    if (isExchange(key)) return giveBackPoints(db, actor, { key, note, ...ref }, now);
    const { work, name } = await lockGrant(db, ref, now);
    const uses = work.uses.get(name.grantId) ?? [];
    // A use by an order is named by the order's id, one at a desk by its key.
    const source = uses.some((use) => use.source === key) ? key : sourceOf(key);
    if (!uses.some((use) => use.source === source)) throw new Refusal('benefit_not_found', {}, 404);
    const back = await giveBack(db, work, name, source, note);
    const { grant } = back;
    if (!reissue || back.isRepeat || stateAt(grant, grant.used, now) !== 'EXPIRED') return back;
    const { memberId, benefit, id } = grant;
    const about = { memberId, benefit, source: 'manual' as const, at: now, times: 1, note };
    const [again] = await grantIn(db, [{ ...about, key: `reissue:${id}:${source}` }], now);
    return again?.ok ? { ...back, grant: again.value.grant } : back;
  },
  audit: ({ grant, note }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'benefitGrant', objectId: grant, reason: note },
});

/** Voids a grant with the reason; what was used of it stays used, and doing it again changes nothing (S0-3.4, 已作废). */
export const voidGrant = command({
  name: 'benefits.void',
  can: 'benefits.give',
  input: VoidInput,
  async run({ db, actor, now }, { note, ...ref }): Promise<Redeemed> {
    await requireMemberInSight(db, actor, requireId('member', ref.memberId));
    const { work, name } = await lockGrant(db, ref, now);
    const living = work.grants.get(name.grantId);
    if (living === undefined || !living.isOwn) throw new Refusal('benefit_not_found', {}, 404);
    const { row } = living;
    if (row.voidedAt !== null) return { isRepeat: true, grant: row, use: null };
    await saveVoid(db, { memberId: row.memberId, grantId: row.id }, now, note);
    return { isRepeat: false, grant: { ...row, voidedAt: now, voidedWhy: note }, use: null };
  },
  audit: ({ grant, note }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'benefitGrant', objectId: grant, reason: note },
});

/** An exchange comes back whole: what it gave is void and its points return; accounts are locked before grants (4.F). */
async function giveBackPoints(
  db: Db,
  actor: Actor,
  { memberId, grant, key, note }: { readonly memberId: string; readonly grant: string; key: string; note: string },
  now: Date,
): Promise<Redeemed> {
  const ids = { memberId: requireId('member', memberId), grantId: requireId('benefitGrant', grant) };
  const ask = { ...ids, source: key, actor: actorLabel(actor), isMember: false, note };
  const { isRepeat, grant: row } = await giveBackExchange(db, ask, now);
  return { isRepeat, grant: row, use: null };
}

const named = ({ memberId, grant }: { readonly memberId: string; readonly grant: string }) => ({
  memberId: parseId('member', memberId),
  grant,
});

const sourceOf = (key: string): string => `desk:${key}`;

/** Locks the member, then the grant; whoever was merged is the survivor (4.F, N13). */
async function lockGrant(db: Db, ref: { readonly memberId: string; readonly grant: string }, now: Date) {
  const named = requireId('member', ref.memberId);
  const locked = await lockMemberWork(db, [named], []);
  const memberId = memberNamed(locked, named);
  if (memberId === null) throw new Refusal('member_not_found', {}, 404);
  const name = { memberId, grantId: requireId('benefitGrant', ref.grant) };
  const isFrozen = locked.members.get(memberId)?.status === 'frozen';
  return { work: await loadBenefitWork(db, [name], now), name, isFrozen };
}

async function move(db: Db, work: BenefitWork, name: BenefitRef, event: OrderBenefitEvent): Promise<Redeemed> {
  const moved = applyBenefitEvent(work, name, event);
  if (moved.kind === 'refused') {
    const isUnknown = moved.code === 'benefit_not_found';
    throw new Refusal(moved.code, moved.facts, isUnknown ? 404 : 409);
  }
  await saveBenefitWork(db, work);
  return { isRepeat: moved.kind === 'repeat', grant: moved.grant, use: moved.use };
}

/** Gives a use back, and to budgets what it took of them. */
async function giveBack(
  db: Db,
  work: BenefitWork,
  name: BenefitRef,
  source: string,
  note: string | null,
): Promise<Redeemed> {
  const back = await move(db, work, name, { type: 'return', orderId: source, said: { note } });
  if (!back.isRepeat && back.use !== null) await returnForUse(db, back.use, work.now);
  return back;
}
