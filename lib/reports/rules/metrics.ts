import {
  amount,
  type Drill,
  type Metric,
  type Part,
  type Reading,
  type Split,
  type Subject,
  times,
  type Unit,
  units,
} from './metric';

const PLACES: readonly Split[] = ['level', 'store', 'channel'];
const ALL: readonly Split[] = [...PLACES, 'subject'];
const OF_GOODS: readonly Split[] = [...PLACES, 'sku', 'category', 'brand'];
const OF_CAMPAIGNS: readonly Split[] = [...PLACES, 'campaign'];
const BP = 10_000;
const TENTHS = 10;

type More = {
  readonly splits?: readonly Split[];
  readonly good?: 1 | 0 | -1;
  readonly subject?: Subject;
  readonly drill?: Drill;
  readonly weigh?: string;
  readonly overlaps?: boolean;
};

const metric = (
  code: string,
  unit: Unit,
  reading: Reading,
  { subject, splits = subject === undefined ? PLACES : ALL, good = 1, ...more }: More = {},
): Metric => ({ code, unit, reading, good, splits, ...more, ...(subject === undefined ? {} : { subject }) });
const ofGoods = (code: string, unit: Unit, reading: Reading, more: More = {}): Metric =>
  metric(code, unit, reading, { splits: OF_GOODS, ...more });
const ofCampaigns = (code: string, unit: Unit, reading: Reading, more: More = {}): Metric =>
  metric(code, unit, reading, { splits: OF_CAMPAIGNS, ...more });
const sum = (...parts: readonly Part[]): Reading => ({ kind: 'sum', parts });
const stock = (...parts: readonly Part[]): Reading => ({ kind: 'stock', parts });
const reach = (parts: readonly Part[], gone: readonly Part[], goneByLevel: readonly Part[]): Reading => {
  return { kind: 'reach', parts, gone, goneByLevel };
};
const set = (code: string): Reading => ({ kind: 'set', set: code });
const ratio = (over: string, under: string, scale = 1): Reading => ({ kind: 'ratio', over, under, scale });
const less = (of: string, by: string): Reading => ({ kind: 'less', of, by });
const gauge = (what: string, of: 'times' | 'amount'): Reading => ({ kind: 'gauge', what, of });

/** Every number of the program, one line each (S0-6.4, S2-5.1, S2-5.2, S3-7.5); words and definitions are texts. */
export const METRICS: readonly Metric[] = [
  metric('members', 'people', stock(times('level.members')), { drill: 'members' }),
  metric(
    'members_in_period',
    'people',
    reach([times('level.members')], [times('member.left')], [times('level.left')]),
    { good: 0 },
  ),
  metric('joined', 'people', sum(times('member.joined')), { drill: 'members' }),
  metric('invited', 'people', sum(times('member.invited'))),
  metric('left', 'people', sum(times('member.left')), { good: -1, splits: ALL }),
  metric('invited_share', 'bp', ratio('invited', 'joined', BP)),
  metric('active', 'people', set('active')),
  metric('active_share', 'bp', ratio('active', 'members_in_period', BP)),
  metric('orders', 'count', sum(times('order.paid'))),
  metric('member_orders', 'count', sum(times('order.member'))),
  metric('amount', 'fen', sum(amount('order.paid'))),
  metric('refunds', 'count', sum(times('order.refunded')), { good: -1 }),
  metric('refunded', 'fen', sum(amount('order.refunded')), { good: -1 }),
  metric('net_amount', 'fen', sum(amount('order.paid'), amount('order.refunded', -1))),
  metric('member_net', 'fen', sum(amount('order.member'), amount('order.member_refunded', -1))),
  metric('freight', 'fen', sum(amount('order.freight')), { good: 0 }),
  metric('discount', 'fen', sum(amount('order.discount')), { good: 0 }),
  metric('full_price_orders', 'count', sum(times('order.full_price'))),
  metric('full_price_share', 'bp', ratio('full_price_orders', 'orders', BP)),
  metric('units', 'count', sum(times('order.units'))),
  metric('units_per_order', 'tenths', ratio('units', 'orders', TENTHS)),
  metric('ticket', 'fen', ratio('amount', 'orders')),
  metric('buyers', 'people', set('buyers')),
  metric('new_buyers', 'people', sum(times('order.first'))),
  metric('returning_buyers', 'people', less('buyers', 'new_buyers')),
  metric('repurchase_rate', 'bp', ratio('returning_buyers', 'buyers', BP)),
  metric('frequency', 'tenths', ratio('member_orders', 'buyers', TENTHS)),
  metric('spend_per_buyer', 'fen', ratio('member_net', 'buyers')),
  metric('arpu', 'fen', ratio('member_net', 'members')),
  metric('buyer_share', 'bp', ratio('buyers', 'members_in_period', BP)),
  metric('level_ups', 'count', sum(times('level.up'))),
  metric('level_downs', 'count', sum(times('level.down')), { good: -1 }),
  metric('level_kept', 'count', sum(times('level.kept'))),
  metric('level_days', 'days', sum(amount('level.up')), { good: 0 }),
  metric('growth_cycle', 'days', ratio('level_days', 'level_ups'), { good: -1 }),
  metric('growth_gained', 'growth', sum(amount('growth.gained')), { subject: 'points_source' }),
  metric('growth_clawed_back', 'growth', sum(amount('growth.clawed_back')), { subject: 'points_source', good: -1 }),
  metric('points_earned', 'points', sum(amount('points.earned')), { subject: 'points_source', drill: 'ledger_earn' }),
  metric('points_spent', 'points', sum(amount('points.spent'), amount('points.returned', -1)), {
    subject: 'points_source',
    drill: 'ledger_spend',
  }),
  metric('points_expired', 'points', sum(amount('points.expired')), {
    subject: 'points_source',
    good: 0,
    drill: 'ledger_expire',
  }),
  metric('points_clawed_back', 'points', sum(amount('points.clawed_back')), {
    subject: 'points_source',
    good: -1,
    drill: 'ledger_clawback',
  }),
  metric('points_adjusted', 'points', sum(amount('points.adjusted')), { subject: 'points_source', good: 0 }),
  metric('points_balance', 'points', stock(amount('points.net')), { good: 0, drill: 'ledger' }),
  metric('points_use_rate', 'bp', ratio('points_spent', 'points_earned', BP)),
  metric('points_owed', 'points', gauge('owed.expiry', 'amount'), { splits: ALL, good: 0 }),
  metric('owed_lots', 'count', gauge('owed.expiry', 'times'), { splits: ALL, good: 0 }),
  metric('points_owed_by_age', 'points', gauge('owed.age', 'amount'), { splits: ALL, good: 0 }),
  metric('tier_members', 'people', gauge('value.tier', 'times'), { subject: 'tier', good: 0 }),
  metric('tier_amount', 'fen', gauge('value.tier', 'amount'), { subject: 'tier', good: 0 }),
  metric('stage_members', 'people', gauge('life.stage', 'times'), { splits: ALL, good: 0 }),
  metric('coupons_given', 'count', sum(times('coupon.given')), { subject: 'batch', drill: 'coupons' }),
  metric('coupons_claimed', 'count', sum(times('coupon.claimed')), { subject: 'batch' }),
  metric('coupons_used', 'count', sum(times('coupon.used')), { subject: 'batch', drill: 'coupons' }),
  metric('coupons_returned', 'count', sum(times('coupon.returned')), { subject: 'batch', good: 0 }),
  metric('coupons_expired', 'count', sum(times('coupon.expired')), { subject: 'batch', good: -1 }),
  metric('coupons_voided', 'count', sum(times('coupon.voided')), { subject: 'batch', good: 0 }),
  metric('coupon_use_rate', 'bp', ratio('coupons_used', 'coupons_given', BP), { subject: 'batch' }),
  metric('benefits_granted', 'count', sum(times('benefit.granted')), { subject: 'benefit', drill: 'benefits' }),
  metric('benefits_used', 'count', sum(times('benefit.used')), { subject: 'benefit', drill: 'benefits' }),
  metric('benefits_returned', 'count', sum(times('benefit.returned')), { subject: 'benefit', good: 0 }),
  metric('benefit_gave', 'fen', sum(amount('benefit.used')), { subject: 'benefit', good: 0 }),
  metric('benefit_cost', 'fen', sum(amount('benefit.cost')), { subject: 'benefit', good: 0 }),
  metric('tasks_done', 'count', sum(times('task.done')), { subject: 'task', drill: 'tasks' }),
  metric('check_ins', 'count', sum(times('check_in'))),
  metric('behaviours', 'count', sum(times('behaviour')), { splits: ALL }),
  metric('exchanges', 'count', sum(times('mall.exchanged')), { subject: 'item', drill: 'mall' }),
  metric('exchange_points', 'points', sum(amount('mall.exchanged')), { subject: 'item' }),
  metric('exchange_cash', 'fen', sum(amount('mall.cash')), { subject: 'item' }),
  metric('exchanges_cancelled', 'count', sum(times('mall.cancelled')), { subject: 'item', good: -1 }),
  metric('draws', 'count', sum(times('game.drawn')), { subject: 'game', drill: 'games' }),
  metric('wins', 'count', sum(times('game.won')), { subject: 'game' }),
  metric('win_rate', 'bp', ratio('wins', 'draws', BP), { subject: 'game', good: 0 }),
  metric('friends_brought', 'people', sum(times('referral.bound')), { drill: 'referral' }),
  metric('friends_rewarded', 'people', sum(times('referral.given')), { drill: 'referral' }),
  metric('referral_rate', 'bp', ratio('friends_rewarded', 'friends_brought', BP)),
  metric('desk_coupons', 'count', sum(times('desk.coupons')), { subject: 'clerk', drill: 'desk' }),
  metric('desk_amount', 'fen', sum(amount('desk.coupons')), { subject: 'clerk' }),
  metric('desk_benefits', 'count', sum(times('desk.benefits')), { subject: 'clerk', drill: 'desk' }),
  ofGoods('goods_orders', 'count', sum(times('goods.sold')), { overlaps: true }),
  ofGoods('goods_units', 'pieces', sum(units('goods.sold')), { weigh: 'goods_orders' }),
  ofGoods('goods_amount', 'fen', sum(amount('goods.sold')), { weigh: 'goods_orders' }),
  ofGoods('goods_refunds', 'count', sum(times('goods.back')), { good: -1, overlaps: true }),
  ofGoods('goods_units_back', 'pieces', sum(units('goods.back')), { good: -1, weigh: 'goods_refunds' }),
  ofGoods('goods_refunded', 'fen', sum(amount('goods.back')), { good: -1, weigh: 'goods_refunds' }),
  ofGoods('goods_net', 'fen', sum(amount('goods.sold'), amount('goods.back', -1)), { weigh: 'goods_orders' }),
  ofGoods('goods_net_units', 'pieces', sum(units('goods.sold'), units('goods.back', -1)), { weigh: 'goods_orders' }),
  ofGoods('goods_price', 'fen', ratio('goods_amount', 'goods_units'), { good: 0 }),
  ofGoods('goods_refund_rate', 'bp', ratio('goods_refunded', 'goods_amount', BP), { good: -1 }),
  ofCampaigns('campaign_participants', 'people', set('participants')),
  ofCampaigns('campaign_orders', 'count', sum(times('campaign.orders')), { overlaps: true }),
  ofCampaigns('campaign_amount', 'fen', sum(amount('campaign.orders')), { overlaps: true }),
  ofCampaigns('campaign_refunded', 'fen', sum(amount('campaign.refunded')), {
    good: -1,
    overlaps: true,
    weigh: 'campaign_orders',
  }),
  ofCampaigns('campaign_net', 'fen', sum(amount('campaign.orders'), amount('campaign.refunded', -1)), {
    overlaps: true,
  }),
  ofCampaigns('campaign_ticket', 'fen', ratio('campaign_amount', 'campaign_orders')),
  ofCampaigns('campaign_discount', 'fen', sum(amount('campaign.discount')), {
    good: 0,
    overlaps: true,
    weigh: 'campaign_orders',
  }),
  ofCampaigns('campaign_discount_share', 'bp', ratio('campaign_discount', 'campaign_amount', BP), { good: 0 }),
  ofCampaigns('campaign_coupons', 'count', sum(times('campaign.coupons'))),
  ofCampaigns('campaign_coupons_used', 'count', sum(times('campaign.coupons_used'))),
  ofCampaigns('campaign_use_rate', 'bp', ratio('campaign_coupons_used', 'campaign_coupons', BP)),
  ofCampaigns('campaign_benefits', 'count', sum(times('campaign.benefits'))),
  ofCampaigns('campaign_benefits_used', 'count', sum(times('campaign.benefits_used'))),
  ofCampaigns('campaign_tasks', 'count', sum(times('campaign.tasks'))),
  ofCampaigns('campaign_draws', 'count', sum(times('campaign.draws'))),
  ofCampaigns('campaign_points', 'points', sum(amount('campaign.points')), { good: 0 }),
];

const BY_CODE = new Map(METRICS.map((one) => [one.code, one]));

/** The metric of a code; undefined for a code that there is none of. */
export const findMetric = (code: string): Metric | undefined => BY_CODE.get(code);

/** The metrics that have to be read so that these can be told: those behind ratios and differences too. */
export function readFor(codes: readonly string[]): readonly Metric[] {
  const found = new Map<string, Metric>();
  const add = (code: string): void => {
    const one = findMetric(code);
    if (one === undefined || found.has(code)) return;
    found.set(code, one);
    if (one.reading.kind === 'ratio') [one.reading.over, one.reading.under].forEach(add);
    if (one.reading.kind === 'less') [one.reading.of, one.reading.by].forEach(add);
  };
  codes.forEach(add);
  return [...found.values()];
}

/** What was read of some metrics, by their codes; what there is nothing of is not in it. */
export type Figures = Readonly<Record<string, number>>;

/**
 * The value of a metric from what was read; null where a part of it cannot be told or there is nothing to divide by.
 * Rates round half away from zero once, at the end.
 */
export function toldOf({ code, reading }: Metric, read: Figures): number | null {
  if (reading.kind === 'ratio') {
    const [over, under] = [toldOfCode(reading.over, read), toldOfCode(reading.under, read)];
    if (over === null || under === null || under === 0) return null;
    const exact = (over * reading.scale) / under;
    return Math.sign(exact) * Math.round(Math.abs(exact)) || 0;
  }
  if (reading.kind === 'less') {
    const [of, by] = [toldOfCode(reading.of, read), toldOfCode(reading.by, read)];
    return of === null || by === null ? null : of - by;
  }
  // What was not written down is not nothing.
  return read[code] ?? (reading.kind === 'gauge' ? null : 0);
}

/** The metrics whose values a value of this one would give away: itself, and what it follows from. */
export function behind(code: string): readonly string[] {
  const reading = findMetric(code)?.reading;
  if (reading?.kind === 'ratio') return [code, ...behind(reading.over), ...behind(reading.under)];
  if (reading?.kind === 'less') return [code, ...behind(reading.of), ...behind(reading.by)];
  return [code];
}

function toldOfCode(code: string, read: Figures): number | null {
  const found = findMetric(code);
  return found === undefined ? null : toldOf(found, read);
}
