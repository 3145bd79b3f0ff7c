import type { z } from 'zod';
import { OFFER_EXAMPLES } from './examples-offers';
import { AdjustedAnswer, PendingAdjustmentAnswer } from './present/adjust';
import { BatchAnswer } from './present/batch';
import { EventsAnswer } from './present/behaviour';
import { BenefitAnswer, BenefitPage } from './present/benefit';
import {
  BrandPage,
  CategoryPage,
  PricePage,
  ProductAnswer,
  ProductPage,
  SkuFactsAnswer,
  SyncAnswer,
} from './present/catalog';
import {
  CheckedCouponAnswer,
  CouponAnswer,
  CouponBatchAnswer,
  CouponBatchPage,
  CouponPage,
  RedeemedCouponAnswer,
  VoidedCouponAnswer,
} from './present/coupon';
import { DecisionPage } from './present/decision';
import { GrowthPage, LevelPage, PointPage } from './present/entries';
import { ExchangeAnswer, ExchangePage, MallAnswer, MallItemAnswer } from './present/mall';
import { MemberAnswer } from './present/member';
import { MovedAnswer, OrderDetailAnswer, PlacedAnswer } from './present/order';
import { ParkedAnswer, PreviewAnswer, RefundedAnswer } from './present/refund';
import { HoldAnswer, SpentAnswer, TenderAnswer } from './present/spending';

const memberId = 'mem_01m8040j33erd8ztvrq0kj4ewb';
const orderId = 'ord_01m8040j73e999jpff8k6ghnv2';
const at = '2026-11-20T10:30:00.000Z';
const source = { type: 'order', id: orderId, externalId: 'shop-20261121-0001' };
const bronze = { code: 'bronze', name: 'Bronze', rank: 1 };
const silver = { code: 'silver', name: 'Silver', rank: 2 };

const member: z.output<typeof MemberAnswer> = {
  id: memberId,
  externalId: 'crm-10001',
  code: 'JXS665MMAA',
  kind: 'person',
  name: '林**',
  mobile: '138****1234',
  email: null,
  gender: 'female',
  birthday: '****-11-**',
  region: '上海',
  status: 'active',
  channel: 'pos',
  storeCode: 'SH-001',
  level: { ...silver, since: at, validTo: '2027-11-30T16:00:00.000Z' },
  growth: { total: 408 },
  points: {
    available: 50,
    pending: 716,
    held: 0,
    debt: 0,
    earned: 766,
    spent: 0,
    expired: 0,
    expiring: [{ points: 50, at: '2027-12-31T16:00:00.000Z' }],
    arriving: [{ points: 716, at: '2026-12-05T10:30:00.000Z' }],
  },
  stats: { orders: 1, amount: 35800, refunded: 0, firstOrderAt: at, lastOrderAt: at },
  lifecycle: 'active',
  tags: [],
  registeredAt: '2026-01-05T02:00:00.000Z',
  createdAt: '2026-01-05T02:00:00.120Z',
};

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

const order: z.output<typeof PlacedAnswer>['order'] = {
  id: orderId,
  externalId: 'shop-20261121-0001',
  memberId,
  version: 1,
  status: 'paid',
  channel: 'pos',
  storeCode: 'SH-001',
  placedAt: at,
  paidAt: at,
  completedAt: null,
  cancelledAt: null,
  goods: 35800,
  freight: 1000,
  adjustment: 0,
  refundedGoods: 0,
  refundedFreight: 0,
  quoteId: null,
  payBy: null,
  pointsTender: 0,
};

const reasons: z.output<typeof PlacedAnswer>['decisions'] = [
  {
    topic: 'growth',
    outcome: 'given',
    code: 'growth_order',
    message: '¥358 counts, 408 growth gained',
    facts: { base: 35800, factors: '', bonus: 50, granted: 408 },
    rule: 'growth@1#order',
  },
  {
    topic: 'points',
    outcome: 'given',
    code: 'points_order',
    message: '¥358 earns points: 716 wanted, 716 granted',
    facts: { base: 35800, factors: 'birthday_month', desired: 716, granted: 716 },
    rule: 'points@1#order',
  },
];

const outcome = {
  earned: { points: { granted: 716, desired: 716, availableAt: '2026-12-05T10:30:00.000Z', cuts: [] }, growth: 408 },
  level: { before: bronze, after: silver },
  decisions: reasons,
};

const refund: z.output<typeof RefundedAnswer> = {
  refund: {
    refundNo: 'R-1',
    orderExternalId: order.externalId,
    status: 'refunded',
    refundedAt: '2026-11-21T02:00:00.000Z',
    amount: 4500,
    freight: 0,
    pointsTender: 0,
    deducted: 0,
    lines: [{ id: '2', quantity: 1, amount: 4500 }],
  },
  moved: {
    points: [
      {
        id: 'pte_01m8038ks4e2y8jf496sat6jtn',
        type: 'CLAWBACK',
        points: -90,
        lots: [{ id: 'lot_01m8038kmye16tw4kz4fvysgv5', points: -90 }],
        debt: 0,
      },
    ],
    growth: -51,
    waived: { points: 0, growth: 0 },
    coupons: [],
    benefits: [],
    gifts: [],
    kept: [],
    level: { before: silver, after: silver },
  },
};

const adjusted: z.output<typeof AdjustedAnswer> = {
  id: 'pte_01m8038kmye16tw4ktaj9ykgzz',
  type: 'ADJUST',
  points: 200,
  debt: 0,
  balanceAfter: 966,
  source: { type: 'ticket', id: 'T-20261122-7' },
  rule: 'adjust#direct',
  reason: '补偿延误的订单',
  occurredAt: at,
  createdAt: at,
  lots: [{ id: 'lot_01m8038kmye16tw4kz4fvysgv6', points: 200, activatesAt: at, expiresAt: '2027-12-31T16:00:00.000Z' }],
};
const pending: z.output<typeof PendingAdjustmentAnswer> = {
  status: 'pending_approval',
  approval: { id: 'apr_01m8038kmye16tw4kz4fvysgv7', createdAt: at, expiresAt: '2026-11-27T10:30:00.000Z' },
  memberId,
  points: 2000,
  threshold: 1000,
};

const booked = {
  type: 'EARN',
  source,
  reason: 'order',
  occurredAt: at,
  createdAt: '2026-11-20T10:30:00.210Z',
};
const lot = {
  id: 'lot_01m8038kmye16tw4kz4fvysgv5',
  points: 716,
  activatesAt: '2026-12-05T10:30:00.000Z',
  expiresAt: '2028-12-31T16:00:00.000Z',
};
const problem = {
  type: 'urn:regulars:problem:member_not_found',
  title: 'No such member',
  status: 422,
  code: 'member_not_found',
  detail: 'Check the id, external id, mobile or member code.',
  requestId: '01a2003b-e77b-71fb-b5c5-278409c2219a',
};

const goods: z.output<typeof ProductAnswer> = {
  code: 'TEA-01',
  version: 3,
  nameZh: '明前龙井',
  nameEn: 'Early spring Longjing',
  category: 'tea',
  brand: 'one-leaf',
  tags: ['新品'],
  archivedAt: null,
  changedAt: at,
  skus: [
    {
      code: 'TEA-01',
      nameZh: '明前龙井 250g',
      nameEn: 'Early spring Longjing',
      barcode: '6901234567892',
      everywhere: true,
      stores: [],
      archivedAt: null,
    },
  ],
};
const holding = { kind: 'list', store: null, setAt: at, withdrawnAt: null } as const;

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

/** An example of each answer, for the documentation; the contract test holds them against their schemas. */
export const EXAMPLES: ReadonlyMap<z.ZodType, unknown> = new Map<z.ZodType, unknown>([
  ...OFFER_EXAMPLES,
  [
    SyncAnswer,
    {
      results: [
        { status: 201, code: 'TEA-01', result: 'created' },
        { status: 200, code: 'CUP-07', result: 'unchanged' },
      ],
    },
  ],
  [ProductAnswer, goods],
  [ProductPage, { data: [goods], nextCursor: null }],
  [
    CategoryPage,
    {
      data: [
        {
          code: 'tea',
          parent: 'grocery',
          path: ['grocery', 'tea'],
          nameZh: '茶',
          nameEn: 'Tea',
          products: 12,
          archivedAt: null,
        },
      ],
      nextCursor: null,
    },
  ],
  [
    BrandPage,
    {
      data: [{ code: 'one-leaf', nameZh: '一叶', nameEn: 'One Leaf', products: 5, archivedAt: null }],
      nextCursor: null,
    },
  ],
  [
    SkuFactsAnswer,
    {
      code: 'TEA-01',
      product: 'TEA-01',
      nameZh: '明前龙井 250g',
      nameEn: 'Early spring Longjing',
      categoryPath: ['grocery', 'tea'],
      brand: 'one-leaf',
      tags: ['新品'],
      available: true,
      prices: { list: 26800, member: 24800, levels: { diamond: 22800 }, contracts: {}, cost: null, floor: null },
    },
  ],
  [
    PricePage,
    {
      data: [
        { ...holding, amount: 28800, from: '2026-11-30T16:00:00.000Z', to: null },
        { ...holding, amount: 26800, from: at, to: '2026-11-30T16:00:00.000Z' },
      ],
      nextCursor: null,
    },
  ],
  [AdjustedAnswer, adjusted],
  [PendingAdjustmentAnswer, pending],
  [
    SpentAnswer,
    {
      ...adjusted,
      type: 'SPEND',
      points: -10,
      balanceAfter: 756,
      source: { type: 'lottery', id: 'L-20261122-7' },
      rule: 'points@1#spend',
      reason: '积分抽奖',
      lots: adjusted.lots.map((lot) => ({ ...lot, points: -10 })),
    },
  ],
  [
    TenderAnswer,
    {
      points: 12000,
      amount: 12000,
      payableAfter: 13900,
      pointsMax: 12900,
      available: 20000,
      debt: 0,
      limits: [],
    },
  ],
  [
    HoldAnswer,
    {
      hold: {
        id: 'hld_01m8038kmye16tw4kz4fvysgv8',
        points: 20,
        state: 'held',
        expiresAt: '2026-11-20T10:45:00.000Z',
        heldAt: at,
        closedAt: null,
        source: { type: 'checkout', id: 'C-20261122-1' },
        reason: '满减换购',
      },
    },
  ],
  [MemberAnswer, member],
  [PlacedAnswer, { order, ...outcome }],
  [BatchAnswer, { results: [{ status: 201, order, ...outcome }, problem] }],
  [MovedAnswer, { ...order, status: 'completed', completedAt: '2026-11-21T02:00:00.000Z', ...outcome }],
  [
    OrderDetailAnswer,
    {
      ...order,
      goods: 26800,
      lines: [
        {
          id: '1',
          kind: 'goods',
          sku: 'TEA-01',
          name: '明前龙井 250g',
          category: 'grocery',
          brand: null,
          quantity: 1,
          unitPrice: 26800,
          discount: 0,
          net: 26800,
          refundedQuantity: 0,
          refundedNet: 0,
        },
      ],
    },
  ],
  [
    EventsAnswer,
    {
      results: [
        {
          status: 201,
          id: 'app-1',
          eventId: 'evt_01m8038kmze4kvsmrngz6xq13d',
          memberId,
          type: 'check_in',
          at,
          counted: true,
          points: { granted: 5, desired: 5, availableAt: at, cuts: [] },
          growth: { granted: 5, desired: 5, cuts: [] },
          takenBack: { points: 0, growth: 0 },
          decisions: [
            {
              topic: 'points',
              outcome: 'given',
              code: 'points_behaviour',
              message: 'Check-in: 5 points wanted, 5 granted',
              facts: { way: 'check_in', type: 'check_in', desired: 5, granted: 5 },
              rule: 'points@1#check_in',
            },
          ],
        },
        problem,
      ],
    },
  ],
  [RefundedAnswer, refund],
  [PreviewAnswer, refund],
  [ParkedAnswer, { refund: { refundNo: 'R-1', orderExternalId: order.externalId, status: 'parked' }, moved: null }],
  [
    PointPage,
    {
      data: [
        {
          ...booked,
          id: 'pte_01m8038kmye16tw4ktaj9ykgzy',
          balanceAfter: 766,
          rule: 'points@1#order',
          points: 716,
          debt: 0,
          lots: [lot],
        },
      ],
      nextCursor: 'pte_01m8038kmye16tw4ktaj9ykgzy',
    },
  ],
  [
    GrowthPage,
    {
      data: [
        { ...booked, id: 'pte_01m8038kmxex5t0wec49frd68m', balanceAfter: 408, rule: 'growth@1#order', growth: 408 },
      ],
      nextCursor: null,
    },
  ],
  [
    LevelPage,
    {
      data: [
        {
          id: 'lvc_01m8038kmze4kvsmrk3rmspyb8',
          from: { code: 'bronze', rank: 1 },
          to: { code: 'silver', rank: 2 },
          at,
          validTo: '2027-11-30T16:00:00.000Z',
          reason: 'reached',
          version: 1,
          counted: { orders: 1, amount: 34_000 },
          note: null,
          source: { type: 'order', id: orderId },
        },
      ],
      nextCursor: null,
      standing: {
        level: { code: 'silver', name: '白银', rank: 2 },
        since: at,
        validTo: '2027-11-30T16:00:00.000Z',
        version: 1,
        keep: {
          from: at,
          to: '2027-11-30T16:00:00.000Z',
          isMet: true,
          needed: [],
          graceUntil: null,
          dropsAt: null,
          projected: { code: 'silver', name: '白银', rank: 2 },
        },
        next: {
          level: { code: 'gold', name: '黄金', rank: 3 },
          needed: [
            [{ attribute: 'orders', actual: 1, needed: 3, short: 2 }],
            [{ attribute: 'amount', actual: 34_000, needed: 80_000, short: 46_000 }],
          ],
        },
        lent: null,
        protectedUntil: null,
        invitedAt: null,
        invitationAcceptedAt: null,
      },
    },
  ],
  [
    DecisionPage,
    {
      data: [{ id: 'dec_01m8038kmze4kvsmrngz6xq13d', kind: 'order.settled', subject: source, at, reasons }],
      nextCursor: null,
    },
  ],
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
]);
