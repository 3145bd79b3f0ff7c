import type { z } from 'zod';
import { BenefitAnswer, BenefitPage } from '../present/benefit';
import {
  CheckedCouponAnswer,
  CouponAnswer,
  CouponBatchAnswer,
  CouponBatchPage,
  CouponPage,
  RedeemedCouponAnswer,
  VoidedCouponAnswer,
} from '../present/coupon';
import { ExchangeAnswer, ExchangePage, MallAnswer, MallItemAnswer } from '../present/mall';
import { at, memberId } from './shared';

const mallItem: z.output<typeof MallItemAnswer> = {
  code: 'mug-20261122',
  name: '马克杯',
  about: '',
  category: 'home',
  kind: 'goods',
  points: 40,
  listPoints: 50,
  cash: 0,
  left: 12,
  perMember: 1,
  ways: ['delivery', 'pickup'],
  from: null,
  to: null,
  available: true,
  reason: null,
  short: 0,
};

const exchange: z.output<typeof ExchangeAnswer> = {
  id: 'mlo_01m8040j33erd8ztvrq0kj4ewb',
  item: 'mug-20261122',
  name: '马克杯',
  kind: 'goods',
  points: 40,
  cash: 0,
  state: 'awaiting_shipment',
  way: 'delivery',
  storeCode: null,
  exchangedAt: at,
  shippedAt: null,
  completedAt: null,
  cancelledAt: null,
  carrier: null,
  tracking: null,
};

const benefit: z.output<typeof BenefitAnswer> = {
  id: 'bng_01m8040j33erd8ztvrq0kj4ewb',
  benefit: 'free-delivery',
  version: 1,
  memberId: 'mem_01m8040j33erd8ztvrq0kj4ewb',
  name: '免配送费',
  kind: 'free_delivery',
  gives: '免配送费',
  state: 'active',
  quota: 3,
  used: 1,
  held: 0,
  left: 2,
  level: 'platinum',
  period: 'month:2026-11',
  source: 'period',
  grantedAt: '2026-10-31T16:00:00.000Z',
  validFrom: '2026-10-31T16:00:00.000Z',
  validTo: '2026-11-30T16:00:00.000Z',
};

const couponBatch: z.output<typeof CouponBatchAnswer> = {
  id: 'cpb_01m8040j33erd8ztvrq0kj4ewb',
  name: '满50减10',
  type: 'amount_off',
  value: 1000,
  threshold: 5000,
  state: 'live',
  version: 1,
  total: 10_000,
  perMember: 2,
  perDay: null,
  claimFrom: at,
  claimTo: '2029-12-31T16:00:00.000Z',
  validity: { days: 30, untilMidnight: false },
  issued: 120,
  claimed: 120,
  used: 45,
  expired: 3,
  voided: 1,
  left: 9_880,
};

const coupon: z.output<typeof CouponAnswer> = {
  id: 'cpn_01m8040j33erd8ztvrq0kj4ewb',
  code: 'K7QM-2Z4T-9HXN-5R3B',
  memberId,
  batchId: couponBatch.id,
  name: couponBatch.name,
  type: 'amount_off',
  value: 1000,
  threshold: 5000,
  state: 'claimed',
  version: 1,
  claimedAt: at,
  validFrom: at,
  validTo: '2026-12-20T10:30:00.000Z',
  usedAt: null,
};

/** Examples of benefits, coupons and things of the mall. */
export const GIFT_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [BenefitAnswer, benefit],
  [BenefitPage, { data: [benefit], nextCursor: null }],
  [CouponBatchAnswer, couponBatch],
  [CouponBatchPage, { data: [couponBatch], nextCursor: null }],
  [CouponAnswer, coupon],
  [CouponPage, { data: [coupon], nextCursor: null }],
  [CheckedCouponAnswer, { ...coupon, memberName: '李*' }],
  [
    RedeemedCouponAnswer,
    {
      ...coupon,
      state: 'used',
      usedAt: at,
      redemption: {
        id: 'rdm_01m8040j33erd8ztvrq0kj4ewb',
        storeCode: 'S001',
        clerk: '小王',
        order: 'POS-20261122-17',
        at,
      },
    },
  ],
  [MallAnswer, { balance: 50, data: [mallItem] }],
  [MallItemAnswer, mallItem],
  [ExchangeAnswer, exchange],
  [ExchangePage, { data: [exchange], nextCursor: null }],
  [VoidedCouponAnswer, { state: 'voided', batchId: couponBatch.id, couponId: coupon.id }],
];
