import { applyCouponEvent, type CouponWork, loadCouponWork, saveCouponWork } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { processSpendingIn } from '@/lib/points';
import { isTaking } from '../rules/life';
import { type ExchangeRow, exchangesOf, saveExchangeBack } from '../store/exchanges';
import { type GrantName, saveVoid } from '../store/grants';
import { applyBenefitEvent } from '../use/apply';
import { returnForUse } from '../use/budget';
import { loadBenefitWork } from '../use/load';
import { saveBenefitWork } from '../use/save';
import type { BenefitWork } from '../use/work';
import type { Exchanged } from './exchange';
import { spentOn } from './names';

/** Which exchange is given back, by whom and why; a member may do so for the days that its terms say, staff always. */
export type GiveBackAsk = {
  readonly memberId: string;
  readonly grantId: string;
  readonly source: string;
  readonly actor: string;
  readonly isMember: boolean;
  readonly note: string;
};

/**
 * Gives an exchange back in the caller's transaction while nothing that it gave was used: that is void, the time is free
 * again in its period, and the points return to the lots they came from (4.A.9, 4.D.6). A second time changes nothing.
 */
export async function giveBackExchange(db: Db, ask: GiveBackAsk, now: Date): Promise<Exchanged> {
  const memberId = memberNamed(await lockMemberWork(db, [ask.memberId], []), ask.memberId);
  if (memberId === null) throw new Refusal('member_not_found', {}, 404);
  const name = { memberId, grantId: ask.grantId };
  const exchange = (await exchangesOf(db, [name])).find(({ source }) => source === ask.source);
  if (exchange === undefined) throw new Refusal('benefit_not_found', {}, 404);
  const isNew = exchange.backAt === null;
  if (isNew && ask.isMember) requireInTime(exchange, now);
  if (isNew) await returnPoints(db, exchange, ask, now);
  const gifts = exchange.given.map((grantId) => ({ memberId, grantId }));
  const ofCoupons = exchange.gives === 'coupon';
  if (isNew && ofCoupons) await voidCoupons(db, exchange, now);
  const work = await loadBenefitWork(db, ofCoupons ? [name] : [name, ...gifts], now);
  const { row } = must(work.grants.get(name.grantId), 'the grant of an exchange');
  if (!isNew) return { isRepeat: true, grant: row, exchange };
  if (!ofCoupons) for (const gift of gifts) await voidGift(db, work, gift, now);
  const moved = applyBenefitEvent(work, name, { type: 'return', orderId: ask.source, said: { note: ask.note } });
  if (moved.kind === 'refused') throw new Refusal(moved.code, moved.facts);
  await saveBenefitWork(db, work);
  await saveExchangeBack(db, exchange, now);
  if (moved.use !== null) await returnForUse(db, moved.use, now);
  return { isRepeat: false, grant: moved.grant, exchange: { ...exchange, backAt: now } };
}

function requireInTime({ backUntil }: ExchangeRow, now: Date): void {
  if (backUntil === null || backUntil <= now)
    throw new Refusal('exchange_not_returned', { until: backUntil?.toISOString() ?? null });
}

async function returnPoints(db: Db, exchange: ExchangeRow, { actor, note }: GiveBackAsk, now: Date): Promise<void> {
  const { memberId, grantId, source, spendId } = exchange;
  const back = { memberId, actor, entryId: spendId, points: null, note, source: spentOn(grantId, source) };
  const outcome = must(
    (await processSpendingIn(db, [{ kind: 'return', ...back }], now))[0],
    'an outcome of the return',
  );
  if (!outcome.ok) throw outcome.refusal;
}

async function voidCoupons(db: Db, { memberId, source, given }: ExchangeRow, now: Date): Promise<void> {
  const refs = given.map((couponId) => ({ memberId, couponId }));
  const work: CouponWork = await loadCouponWork(db, refs, now);
  for (const ref of refs) {
    const moved = applyCouponEvent(work, ref, { type: 'void', orderId: source });
    if (moved.kind === 'refused') throw new Refusal('exchange_used', { why: moved.code });
  }
  await saveCouponWork(db, work);
}

/** A grant of which no time was used or is held is void; one that has ended was of no use, and is not given back. */
async function voidGift(db: Db, work: BenefitWork, gift: GrantName, now: Date): Promise<void> {
  const { row } = must(work.grants.get(gift.grantId), 'a grant that an exchange brought');
  const isTouched = row.used > 0 || (work.uses.get(row.id) ?? []).some((use) => isTaking(use, now));
  const isOver = row.endsAt !== null && row.endsAt <= now;
  if (isTouched || isOver)
    throw new Refusal('exchange_used', { why: isTouched ? 'benefit_used_up' : 'benefit_expired' });
  if (row.voidedAt === null) await saveVoid(db, gift, now, 'exchange');
}
