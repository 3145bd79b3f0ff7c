import 'server-only';
import { z } from 'zod';
import {
  type BatchView,
  batchPage,
  batchView,
  type ClaimAnswer,
  type CopyView,
  checkCoupon,
  claimByCode,
  claimCoupon,
  copiesOf,
  copyViews,
  type Redeemed,
  redeemCoupon,
  returnCoupon,
} from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { parseId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { memberById, survivorOf } from '@/lib/members';
import { command, InvalidInput, perform } from '@/lib/platform/command';
import { type Db, pool } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { amountFor, sayingWhere } from './coupon-order';
import { type Page, PageQuery } from './lists';

const LIMIT = 50;
const Id = z.string().max(64);

/** The batches that are published, newest first. */
export const couponBatches = query({
  can: 'coupons.read',
  input: PageQuery,
  async run({ db }, { cursor, limit = LIMIT }): Promise<Page<BatchView>> {
    const found = await batchPage(db, cursor === undefined ? null : placeOf('couponBatch', cursor), limit + 1);
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.batch.id ?? null) : null };
  },
});

/** One batch; a draft that nothing is published of is nobody's business outside. */
export const couponBatch = query({
  can: 'coupons.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }): Promise<BatchView> {
    const view = await batchView(db, requireId('couponBatch', id));
    if (view.terms === null) throw new Refusal('couponBatch_not_found', { id }, 404);
    return view;
  },
});

/** The coupons of a member, newest first. */
export const memberCoupons = query({
  can: 'coupons.read',
  input: PageQuery.extend({ id: Id }),
  async run({ db, now }, { id, cursor, limit = LIMIT }): Promise<Page<CopyView>> {
    // Whoever was merged is answered as the survivor (N13).
    const memberId = await survivorOf(db, requireId('member', id));
    const place = { cursor: cursor === undefined ? null : placeOf('coupon', cursor), limit: limit + 1, now };
    const found = await copiesOf(db, memberId, place);
    if (found.length === 0 && (await memberById(db, memberId)) === null) throw new Refusal('member_not_found', {}, 404);
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.copy.id ?? null) : null };
  },
});

/** A claim, with the terms of the copy that came of it. */
export const claimAndRead = command({
  name: claimCoupon.name,
  can: claimCoupon.can,
  input: claimCoupon.input,
  transaction: 'own',
  async run(context, input) {
    return seen(await claimCoupon.run(context, input), context.now);
  },
});

/** A claim by a code, with the terms of the copy that came of it. */
export const claimByCodeAndRead = command({
  name: claimByCode.name,
  can: claimByCode.can,
  input: claimByCode.input,
  transaction: 'own',
  async run(context, input) {
    return seen(await claimByCode.run(context, input), context.now);
  },
});

const FEN_MAX = 100_000_000_000;
const text = (max: number) => z.string().trim().min(1).max(max);
const AtTill = z.object({
  code: text(64),
  storeCode: text(64),
  clerk: text(128).nullish(),
  order: text(128).nullish(),
});
const AtTillFor = AtTill.extend({ amount: z.int().min(0).max(FEN_MAX).nullish() });

/** A copy that could be redeemed, with the masked name of whose it is. */
export type Checked = { readonly view: CopyView; readonly memberName: string | null };

/** A check by the code; what its goods come to is read from the order when it is known and nobody says it. */
export const checkAndRead = command({
  name: checkCoupon.name,
  can: checkCoupon.can,
  input: AtTillFor,
  transaction: 'own',
  async run(context, input): Promise<Checked> {
    const { db, now } = context;
    const amount = await amountFor(db, input, now);
    const view = await sayingWhere(db, input.code, now, () => checkCoupon.run(context, { ...input, amount }));
    return { view, memberName: (await memberById(db, view.copy.memberId))?.name ?? null };
  },
});

/** A redemption by the code, for goods as above. */
export const redeemAndRead = command({
  name: redeemCoupon.name,
  can: redeemCoupon.can,
  input: AtTillFor,
  transaction: 'own',
  async run(context, input): Promise<Redeemed> {
    const { db, now } = context;
    const amount = await amountFor(db, input, now);
    return sayingWhere(db, input.code, now, () => redeemCoupon.run(context, { ...input, amount }));
  },
});

/** A return by the code. */
export const returnAndRead = command({
  name: returnCoupon.name,
  can: returnCoupon.can,
  input: AtTill,
  transaction: 'own',
  run: (context, input): Promise<CopyView> => perform(returnCoupon, context, input),
});

async function seen(answer: ClaimAnswer, now: Date, db: Db = pool()): Promise<{ answer: ClaimAnswer; view: CopyView }> {
  return { answer, view: must((await copyViews(db, [answer.copy], now))[0], 'a copy without its terms') };
}

function placeOf(kind: 'coupon' | 'couponBatch', cursor: string): string {
  const id = parseId(kind, cursor);
  if (id === null)
    throw new InvalidInput([{ path: 'cursor', code: 'invalid_cursor', message: 'not a cursor of this list' }]);
  return id;
}
