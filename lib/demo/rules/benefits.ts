/** A benefit of the demo: its code, and its terms as they are published. */
export type DemoBenefit = { readonly code: string; readonly terms: Readonly<Record<string, unknown>> };

/** The batch whose coupons the demo's members exchange points for. */
export const EXCHANGED_BATCH = {
  code: 'demo_exchanged',
  terms: {
    name: { zh: '积分兑换：立减20元', en: 'For points: ¥20 off' },
    kind: 'straight_off',
    params: { off: 2_000 },
    perMember: null,
    isOpen: false,
    validity: { type: 'days', days: 30 },
  },
} as const;

const EVERY_LEVEL = ['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black'] as const;
// Claimed, not given to everybody each month: whoever is none of the demo's gets nothing of it unasked.
const eachMonth = { per: 'month', validity: { type: 'period' }, giveOn: [{ on: 'claim' }] } as const;

/** What points are good for by a benefit: coupons for them, and paying with them on better terms (S0-3.1). */
export const DEMO_BENEFITS: readonly DemoBenefit[] = [
  {
    code: 'demo-points-exchange',
    terms: {
      name: { zh: '积分兑换券', en: 'Coupons for points' },
      description: { zh: '用 500 积分换一张立减 20 元的券', en: 'A ¥20 coupon for 500 points' },
      howTo: {
        zh: '点“兑换”，积分当场扣除\n券进券包，30 天内可用\n没用过，7 天内可以退回，积分原路返还',
        en: 'Tap “Exchange”: the points are taken at once\nThe coupon is in your wallet, good for 30 days\nUnused, it can be given back within 7 days for the points',
      },
      kind: 'points_exchange',
      params: { points: 500, gives: 'coupon', what: EXCHANGED_BATCH.code, count: 1, returnDays: 7 },
      levels: EVERY_LEVEL.map((level, rank) => ({ level, times: rank < 2 ? 1 : 2 })),
      ...eachMonth,
    },
  },
  {
    code: 'demo-points-tender',
    terms: {
      name: { zh: '积分当钱花', en: 'Points go further' },
      description: { zh: '积分最多可付货款的八成', en: 'Points pay up to 80% of the goods' },
      howTo: {
        zh: '结算时拉动“用多少积分”\n最多可付货款的 80%，自动生效',
        en: 'Move “how many points” at the checkout\nThey pay up to 80% of the goods, by themselves',
      },
      kind: 'points_tender',
      params: { shareBp: 8_000 },
      levels: EVERY_LEVEL.slice(1).map((level) => ({ level, times: 4 })),
      ...eachMonth,
    },
  },
];
