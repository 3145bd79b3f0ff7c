import type { Split, Subject } from './metric';

/** What else a report shows beside its numbers over time. */
export type Extra = 'cohorts' | 'owed';

/** One report of the gallery. */
export type Report = {
  readonly code: string;
  readonly group: 'members' | 'orders' | 'levels' | 'points' | 'offers' | 'doing' | 'places';
  /** The numbers at its head; the first leads: its chart comes first and its sentence is told. */
  readonly heads: readonly string[];
  /** What is drawn over time; at the most three numbers of one unit. */
  readonly chart: readonly string[];
  readonly shape: 'line' | 'bar';
  /** The split that is shown first, and the numbers of its table. */
  readonly split: Split;
  readonly columns: readonly string[];
  readonly subject?: Subject;
  readonly extra?: Extra;
};

/** The reports that are there without anybody building them (S0-6.4, S1-2.3, S2-5, S3-7.5, N6). */
export const GALLERY: readonly Report[] = [
  {
    code: 'member-growth',
    group: 'members',
    heads: ['joined', 'members', 'invited_share', 'left'],
    chart: ['joined', 'left'],
    shape: 'bar',
    split: 'channel',
    columns: ['joined', 'invited', 'left'],
  },
  {
    code: 'member-structure',
    group: 'members',
    heads: ['members', 'active', 'active_share', 'buyer_share'],
    chart: ['members'],
    shape: 'line',
    split: 'store',
    columns: ['members', 'joined', 'active', 'buyers'],
  },
  {
    code: 'activity',
    group: 'members',
    heads: ['active', 'active_share', 'check_ins', 'behaviours'],
    chart: ['active'],
    shape: 'line',
    split: 'level',
    columns: ['active', 'active_share', 'check_ins', 'behaviours'],
  },
  {
    code: 'retention',
    group: 'members',
    heads: ['new_buyers', 'buyers', 'repurchase_rate'],
    chart: ['new_buyers'],
    shape: 'bar',
    split: 'channel',
    columns: ['new_buyers', 'buyers', 'repurchase_rate'],
    extra: 'cohorts',
  },
  {
    code: 'value-tiers',
    group: 'members',
    heads: ['tier_members', 'tier_amount'],
    chart: [],
    shape: 'bar',
    split: 'subject',
    columns: ['tier_members', 'tier_amount'],
    subject: 'tier',
  },
  {
    code: 'orders',
    group: 'orders',
    heads: ['net_amount', 'orders', 'ticket', 'refunded', 'discount', 'units'],
    chart: ['amount', 'refunded'],
    shape: 'line',
    split: 'store',
    columns: ['orders', 'amount', 'refunded', 'net_amount', 'ticket'],
  },
  {
    code: 'ticket',
    group: 'orders',
    heads: ['ticket', 'units_per_order', 'full_price_share', 'discount'],
    chart: ['ticket'],
    shape: 'line',
    split: 'level',
    columns: ['orders', 'ticket', 'units_per_order', 'discount', 'full_price_share'],
  },
  {
    code: 'repurchase',
    group: 'orders',
    heads: ['repurchase_rate', 'buyers', 'new_buyers', 'frequency'],
    chart: ['buyers', 'new_buyers'],
    shape: 'line',
    split: 'level',
    columns: ['buyers', 'new_buyers', 'returning_buyers', 'repurchase_rate', 'frequency'],
  },
  {
    code: 'goods',
    group: 'orders',
    heads: ['goods_net', 'goods_units', 'goods_orders', 'goods_price', 'goods_refund_rate'],
    chart: ['goods_amount', 'goods_refunded'],
    shape: 'line',
    split: 'category',
    columns: ['goods_net', 'goods_net_units', 'goods_orders', 'goods_price', 'goods_refunded', 'goods_refund_rate'],
  },
  {
    code: 'level-distribution',
    group: 'levels',
    heads: ['members', 'level_ups', 'level_downs', 'level_kept'],
    chart: ['level_ups', 'level_downs'],
    shape: 'bar',
    split: 'level',
    columns: ['members', 'level_ups', 'level_downs', 'level_kept', 'growth_cycle'],
  },
  {
    code: 'level-value',
    group: 'levels',
    heads: ['arpu', 'spend_per_buyer', 'buyer_share', 'frequency'],
    chart: ['member_net'],
    shape: 'line',
    split: 'level',
    columns: ['members', 'buyers', 'buyer_share', 'member_net', 'arpu', 'spend_per_buyer', 'repurchase_rate'],
  },
  {
    code: 'growth',
    group: 'levels',
    heads: ['growth_gained', 'growth_clawed_back', 'growth_cycle'],
    chart: ['growth_gained'],
    shape: 'line',
    split: 'subject',
    columns: ['growth_gained', 'growth_clawed_back'],
    subject: 'points_source',
  },
  {
    code: 'points',
    group: 'points',
    heads: [
      'points_earned',
      'points_spent',
      'points_expired',
      'points_clawed_back',
      'points_balance',
      'points_use_rate',
    ],
    chart: ['points_earned', 'points_spent', 'points_expired'],
    shape: 'line',
    split: 'subject',
    columns: ['points_earned', 'points_spent', 'points_expired', 'points_clawed_back', 'points_adjusted'],
    subject: 'points_source',
  },
  {
    code: 'liability',
    group: 'points',
    heads: ['points_owed', 'owed_lots'],
    chart: [],
    shape: 'bar',
    split: 'level',
    columns: ['points_owed', 'owed_lots'],
    extra: 'owed',
  },
  {
    code: 'coupons',
    group: 'offers',
    heads: ['coupons_given', 'coupons_used', 'coupon_use_rate', 'coupons_expired', 'coupons_returned'],
    chart: ['coupons_given', 'coupons_used', 'coupons_expired'],
    shape: 'line',
    split: 'subject',
    columns: [
      'coupons_given',
      'coupons_claimed',
      'coupons_used',
      'coupon_use_rate',
      'coupons_returned',
      'coupons_expired',
      'coupons_voided',
    ],
    subject: 'batch',
  },
  {
    code: 'benefits',
    group: 'offers',
    heads: ['benefits_used', 'benefits_granted', 'benefit_gave', 'benefit_cost'],
    chart: ['benefits_granted', 'benefits_used'],
    shape: 'line',
    split: 'subject',
    columns: ['benefits_granted', 'benefits_used', 'benefits_returned', 'benefit_gave', 'benefit_cost'],
    subject: 'benefit',
  },
  {
    code: 'campaigns',
    group: 'offers',
    heads: ['campaign_participants', 'campaign_orders', 'campaign_net', 'campaign_discount', 'campaign_coupons'],
    chart: ['campaign_amount', 'campaign_discount'],
    shape: 'line',
    split: 'campaign',
    columns: [
      'campaign_net',
      'campaign_participants',
      'campaign_orders',
      'campaign_ticket',
      'campaign_discount',
      'campaign_coupons',
      'campaign_coupons_used',
      'campaign_points',
    ],
  },
  {
    code: 'tasks',
    group: 'doing',
    heads: ['tasks_done', 'check_ins'],
    chart: ['tasks_done', 'check_ins'],
    shape: 'line',
    split: 'subject',
    columns: ['tasks_done'],
    subject: 'task',
  },
  {
    code: 'mall',
    group: 'doing',
    heads: ['exchanges', 'exchange_points', 'exchange_cash', 'exchanges_cancelled'],
    chart: ['exchanges', 'exchanges_cancelled'],
    shape: 'bar',
    split: 'subject',
    columns: ['exchanges', 'exchange_points', 'exchange_cash', 'exchanges_cancelled'],
    subject: 'item',
  },
  {
    code: 'games',
    group: 'doing',
    heads: ['draws', 'wins', 'win_rate'],
    chart: ['draws', 'wins'],
    shape: 'bar',
    split: 'subject',
    columns: ['draws', 'wins', 'win_rate'],
    subject: 'game',
  },
  {
    code: 'referral',
    group: 'doing',
    heads: ['friends_brought', 'friends_rewarded', 'referral_rate'],
    chart: ['friends_brought', 'friends_rewarded'],
    shape: 'bar',
    split: 'store',
    columns: ['friends_brought', 'friends_rewarded', 'referral_rate'],
  },
  {
    code: 'stores',
    group: 'places',
    heads: ['net_amount', 'orders', 'ticket', 'new_buyers'],
    chart: ['amount'],
    shape: 'line',
    split: 'store',
    columns: ['orders', 'amount', 'refunded', 'ticket', 'buyers', 'new_buyers', 'joined'],
  },
  {
    code: 'clerks',
    group: 'places',
    heads: ['desk_coupons', 'desk_benefits', 'desk_amount'],
    chart: ['desk_coupons', 'desk_benefits'],
    shape: 'bar',
    split: 'subject',
    columns: ['desk_coupons', 'desk_benefits', 'desk_amount'],
    subject: 'clerk',
  },
];

/** The groups of the gallery in their order. */
export const GROUPS = ['members', 'orders', 'levels', 'points', 'offers', 'doing', 'places'] as const;

/** The report of a code, or undefined. */
export const findReport = (code: string): Report | undefined => GALLERY.find((one) => one.code === code);
