import type { z } from 'zod';
import { CouponTermsSchema, openBatch } from '@/lib/coupons';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import type { Db } from '@/lib/platform/db';
import { openBenefit } from './open';
import { TermsSchema } from './rules/terms';

// The first versions count for all history, like the rules of earning.
const FROM_THE_BEGINNING = new Date('1970-01-01T00:00:00Z');
const BY = 'system:standard';
const MONTH = { type: 'days', days: 30 } as const;
const yuan = (amount: number) => amount * 100;

const off = (threshold: number, amount: number) => ({
  kind: 'amount_off',
  params: { threshold: yuan(threshold), off: yuan(amount) },
});
const straight = (amount: number) => ({ kind: 'straight_off', params: { off: yuan(amount) } });

/** The coupons that benefits give: nobody claims them himself (P-benefits, S3-4.1). */
const BATCHES = {
  newcomer: { name: { zh: '新人首单减10元', en: '¥10 off the first order' }, ...straight(10) },
  'level-silver': { name: { zh: '白银满50减5', en: 'Silver: ¥5 off from ¥50' }, ...off(50, 5) },
  'level-gold': { name: { zh: '黄金满80减8', en: 'Gold: ¥8 off from ¥80' }, ...off(80, 8) },
  'level-platinum': { name: { zh: '铂金满120减12', en: 'Platinum: ¥12 off from ¥120' }, ...off(120, 12) },
  'level-diamond': { name: { zh: '钻石满200减20', en: 'Diamond: ¥20 off from ¥200' }, ...off(200, 20) },
  birthday: { name: { zh: '生日满100减20', en: 'Birthday: ¥20 off from ¥100' }, ...off(100, 20) },
  'birthday-pack': { name: { zh: '生日礼包：立减50元', en: 'Birthday pack: ¥50 off' }, ...straight(50) },
} as const;

const coupon = (batch: keyof typeof BATCHES) => ({ kind: 'gift_coupon', params: { batch } });
const share = (level: string, times: number | null, batch?: keyof typeof BATCHES) => ({
  level,
  times,
  ...(batch === undefined ? {} : { params: { batch } }),
});
const eachMonth = {
  per: 'month' as const,
  validity: { type: 'period' as const },
  giveOn: [{ on: 'period' as const }],
};
const service = (code: string) => ({ kind: 'service_right', params: { service: code } });
const privilege = (code: string) => ({ kind: 'privilege_right', params: { privilege: code } });

/** The benefits by level and for everybody; member day, member prices and double points are offers and rules (P-benefits). */
const BENEFITS: Readonly<Record<string, z.input<typeof TermsSchema>>> = {
  'newcomer-pack': {
    name: { zh: '新人礼包', en: 'Newcomer pack' },
    description: { zh: '首单立减 10 元，30 天内有效', en: '¥10 off the first order, within 30 days' },
    ...coupon('newcomer'),
    times: 1,
    validity: MONTH,
    giveOn: [{ on: 'registration' }],
  },
  'monthly-coupons': {
    name: { zh: '每月专享券', en: 'Monthly coupons' },
    description: { zh: '每月 1 日到账，当月可用', en: 'In the wallet on the 1st of each month' },
    ...coupon('level-silver'),
    levels: [
      share('silver', 1, 'level-silver'),
      share('gold', 2, 'level-gold'),
      share('platinum', 3, 'level-platinum'),
      share('diamond', 5, 'level-diamond'),
      share('black', 5, 'level-diamond'),
    ],
    ...eachMonth,
  },
  'free-delivery': {
    name: { zh: '免配送费', en: 'Free delivery' },
    description: { zh: '下单时自动抵扣运费', en: 'Taken off the freight as you order' },
    kind: 'free_delivery',
    params: {},
    levels: [share('gold', 1), share('platinum', 3), share('diamond', null), share('black', null)],
    ...eachMonth,
  },
  'dedicated-service': {
    name: { zh: '专属客服', en: 'Dedicated service' },
    description: { zh: '一位熟悉您的客服', en: 'Somebody who knows you' },
    ...service('dedicated_service'),
    levels: [share('platinum', null), share('diamond', null), share('black', null)],
    ...eachMonth,
  },
  'priority-dispatch': {
    name: { zh: '优先发货', en: 'Priority dispatch' },
    description: { zh: '您的订单先出库', en: 'Your orders leave first' },
    ...service('priority_dispatch'),
    levels: [share('diamond', null), share('black', null)],
    ...eachMonth,
  },
  'birthday-coupon': {
    name: { zh: '生日专属券', en: 'Birthday coupon' },
    description: { zh: '生日当天到账，30 天内有效', en: 'On your birthday, for 30 days' },
    ...coupon('birthday'),
    times: 1,
    validity: MONTH,
    giveOn: [{ on: 'birthday' }],
  },
  'birthday-pack': {
    name: { zh: '生日礼包', en: 'Birthday pack' },
    description: { zh: '生日当天到账，无门槛', en: 'On your birthday, without a threshold' },
    ...coupon('birthday-pack'),
    levels: [share('diamond', 1), share('black', 1)],
    validity: MONTH,
    giveOn: [{ on: 'birthday' }],
  },
  'bespoke-service': {
    name: { zh: '定制服务', en: 'Bespoke service' },
    description: { zh: '按您的需要安排', en: 'Arranged as you wish' },
    ...service('bespoke_service'),
    levels: [share('black', null)],
    ...eachMonth,
  },
  'member-events': {
    name: { zh: '专属活动', en: 'Member events' },
    description: { zh: '黑金会员专场', en: 'Events for black members' },
    ...privilege('member_events'),
    levels: [share('black', null)],
    ...eachMonth,
  },
  'offline-experience': {
    name: { zh: '线下体验邀请', en: 'Offline experience' },
    description: { zh: '受邀到店体验新品', en: 'Invited to try what is new' },
    ...privilege('offline_experience'),
    levels: [share('black', null)],
    ...eachMonth,
  },
  'priority-refund': {
    name: { zh: '退款优先处理', en: 'Priority refunds' },
    description: { zh: '退款申请优先处理', en: 'Your refunds are handled first' },
    ...service('priority_refund'),
    validity: { type: 'open' },
    giveOn: [{ on: 'registration' }],
  },
};

/**
 * Opens the batches and adds the benefits that a fresh installation starts with; what exists stays as it is. Answers
 * whether any was new (P-benefits, S3-4).
 */
export async function saveStandardBenefits(db: Db): Promise<boolean> {
  for (const [code, terms] of Object.entries(BATCHES)) {
    const given = { claimFrom: FROM_THE_BEGINNING, validity: MONTH, perMember: null, isOpen: false };
    const hand = { code, by: BY, note: STANDARD_NOTE, now: FROM_THE_BEGINNING };
    await openBatch(db, CouponTermsSchema.parse({ ...terms, ...given }), hand);
  }
  let isNew = false;
  for (const [code, terms] of Object.entries(BENEFITS)) {
    const hand = { by: BY, note: STANDARD_NOTE, at: FROM_THE_BEGINNING };
    isNew = (await openBenefit(db, code, TermsSchema.parse(terms), hand)) || isNew;
  }
  return isNew;
}
