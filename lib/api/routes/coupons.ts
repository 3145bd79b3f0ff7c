import { createCouponBatch, voidCoupon } from '@/lib/coupons';
import { requireId } from '@/lib/kernel/id';
import {
  batchBody,
  CouponAnswer,
  CouponBatchAnswer,
  CouponBatchPage,
  CouponPage,
  presentBatches,
  presentClaim,
  presentCoupons,
  presentVoidedCoupon,
  VoidedCouponAnswer,
} from '../present/coupon';
import { requireMember, requireStores } from '../reach';
import { claimAndRead, claimByCodeAndRead, couponBatch, couponBatches, memberCoupons } from '../reads/coupon';
import { PageQuery } from '../reads/lists';
import { type Caller, route } from '../route';

const tag = 'Coupons';
const memberId = 'mem_01m8040j33erd8ztvrq0kj4ewb';
const code = { code: 'K7QM-2Z4T-9HXN-5R3B' };
/** What counts in all stores is done by a key for all of them. */
const everywhere = (caller: Caller) => requireStores(caller, [null]);
const ofMember = (caller: Caller, input: { memberId: string }) =>
  requireMember(caller, requireId('member', input.memberId));
const claimed = {
  201: { description: 'A new copy', schema: CouponAnswer },
  200: { description: 'A repeat: the first copy', schema: CouponAnswer },
};
const refusals = ['member_not_found', 'sold_out', 'limit_reached', 'not_eligible', 'not_open', 'claim_blocked'];

/** Coupons: batches, claims, a member's copies, codes, voiding (4.E). */
export const couponRoutes = [
  route('createCouponBatch', {
    method: 'POST',
    path: '/coupon-batches',
    tag,
    summary: 'Make a batch of coupons that is live at once',
    runs: createCouponBatch,
    body: createCouponBatch.input,
    isIdempotent: true,
    answers: { 201: { description: 'The batch', schema: CouponBatchAnswer } },
    example: {
      body: {
        name: '满50减10',
        type: 'amount_off',
        value: 1000,
        threshold: 5000,
        total: 10000,
        perMember: 2,
        claimFrom: '2026-11-01T00:00:00+08:00',
        claimTo: '2030-01-01T00:00:00+08:00',
        validity: { days: 30 },
      },
    },
    reach: everywhere,
    present: (view, { locale }) => ({ status: 201, body: batchBody(view, locale) }),
  }),
  route('listCouponBatches', {
    method: 'GET',
    path: '/coupon-batches',
    tag,
    summary: 'Published batches with their numbers, newest first',
    runs: couponBatches,
    query: PageQuery,
    answers: { 200: { description: 'A page', schema: CouponBatchPage } },
    example: { query: { limit: '20' } },
    reach: null,
    present: (page, { locale }) => presentBatches(page, locale),
  }),
  route('getCouponBatch', {
    method: 'GET',
    path: '/coupon-batches/{id}',
    tag,
    summary: 'A batch with its numbers',
    runs: couponBatch,
    answers: { 200: { description: 'The batch', schema: CouponBatchAnswer } },
    refusals: ['couponBatch_not_found'],
    example: {},
    reach: null,
    present: (view, { locale }) => ({ status: 200, body: batchBody(view, locale) }),
  }),
  route('claimCoupon', {
    method: 'POST',
    path: '/coupon-batches/{id}/claims',
    tag,
    summary: 'Claim a copy for a member; the same key again answers the first copy',
    runs: claimAndRead,
    body: claimAndRead.input.omit({ id: true }),
    isIdempotent: true,
    answers: claimed,
    refusals,
    example: { body: { memberId, key: 'tap-20261122-7' } },
    reach: ofMember,
    present: (seen, { locale }) => presentClaim(seen, locale),
  }),
  route('claimCouponByCode', {
    method: 'POST',
    path: '/coupons/{code}/claim',
    tag,
    summary: 'Claim the copy of a code that was made in advance; tries that fail are limited',
    runs: claimByCodeAndRead,
    body: claimByCodeAndRead.input.omit({ code: true }),
    isIdempotent: true,
    answers: claimed,
    refusals: [...refusals, 'coupon_not_found', 'coupon_claimed', 'coupon_voided', 'too_many_attempts'],
    example: { params: code, body: { memberId } },
    reach: ofMember,
    present: (seen, { locale }) => presentClaim(seen, locale),
  }),
  route('voidCoupon', {
    method: 'POST',
    path: '/coupons/{code}/void',
    tag,
    summary: 'Void the copy or the open code behind a code; doing it again changes nothing',
    runs: voidCoupon,
    body: voidCoupon.input.omit({ code: true }),
    isIdempotent: true,
    answers: { 200: { description: 'What was voided', schema: VoidedCouponAnswer } },
    refusals: ['coupon_not_found', 'already_used', 'expired', 'coupon_held'],
    example: { params: code, body: { reason: '顾客要求作废' } },
    reach: everywhere,
    present: presentVoidedCoupon,
  }),
  route('listMemberCoupons', {
    method: 'GET',
    path: '/members/{id}/coupons',
    tag: 'Members',
    summary: 'The coupons of a member, newest first',
    runs: memberCoupons,
    query: PageQuery,
    answers: { 200: { description: 'A page', schema: CouponPage } },
    refusals: ['member_not_found'],
    example: { query: { limit: '20' } },
    reach: (caller, { id }) => requireMember(caller, requireId('member', id)),
    present: (page, { locale }) => presentCoupons(page, locale),
  }),
];
