import { instantOf, localTime } from '@/lib/kernel/day';

/** A game of the demo: its code, what it says, and how many members of the story have drawn. */
export type DemoGame = { readonly code: string; readonly terms: ReturnType<typeof termsOf>; readonly players: number };

const reward = (kind: string, params: Readonly<Record<string, unknown>>) => ({
  as: 'rewards' as const,
  rewards: [{ kind, params }],
});
const points = (count: number) => reward('points', { points: count });
const coupon = (batch: string) => reward('coupon', { batch, count: 1 });
const GOODS = { as: 'goods' as const };

const few = (
  code: string,
  zh: string,
  en: string,
  weight: number,
  worth: number,
  gives: object,
  more: object = {},
) => ({
  code,
  name: { zh, en },
  weight,
  worth,
  gives: gives as typeof GOODS | ReturnType<typeof reward>,
  ...more,
});

const WHEEL = [
  few('points-10', '10 积分', '10 points', 3_000, 20, points(10)),
  few('points-100', '100 积分', '100 points', 600, 200, points(100), { stock: 500 }),
  few('coupon-5', '5 元券', '¥5 coupon', 1_500, 500, coupon('demo_straight_off'), { perMember: 3 }),
  few('one-more', '再抽一次', 'One more draw', 800, 0, reward('draw_chances', { activity: 'demo-wheel', times: 1 })),
  few('mug', '马克杯', 'A mug', 100, 3_900, GOODS, { stock: 20, perDay: 2, perMember: 1 }),
];
const SCRATCH = [
  few('growth-20', '20 成长值', '20 growth', 5_000, 0, reward('growth', { growth: 20 })),
  few('delivery', '免邮券', 'Free delivery', 3_000, 1_500, coupon('demo_free_shipping'), { stock: 300 }),
  few('tote', '帆布袋', 'A tote bag', 50, 2_900, GOODS, { stock: 10, perMember: 1 }),
];

/** The games of the demo as of an instant: a wheel and a scratch card that run, and a wheel that is yet to open. */
export function demoGames(now: Date, zone: string): readonly DemoGame[] {
  const { year, month, day } = localTime(now, zone);
  const at = (days: number) => instantOf(zone, year, month, day + days);
  return [
    {
      code: 'demo-wheel',
      players: 60,
      terms: termsOf({
        name: { zh: '幸运转盘', en: 'Lucky wheel' },
        description: { zh: '每天免费转一次，还能用积分再转。', en: 'One free turn a day, more for points.' },
        skin: 'wheel',
        from: at(-3),
        to: at(60),
        prizes: WHEEL,
        nothing: 4_000,
        chances: { freePerDay: 1, points: 50, perDay: 5 },
      }),
    },
    {
      code: 'demo-scratch',
      players: 20,
      terms: termsOf({
        name: { zh: '周末刮刮卡', en: 'Weekend scratch card' },
        description: { zh: '人人有奖，每天一张。', en: 'Everybody wins, one card a day.' },
        skin: 'scratch',
        from: at(-1),
        to: at(30),
        prizes: SCRATCH,
        fallback: 'growth-20',
        nothing: 0,
        chances: { freePerDay: 1, points: null, perDay: null },
      }),
    },
    {
      code: 'demo-next-wheel',
      players: 0,
      terms: termsOf({
        name: { zh: '会员日大转盘', en: 'Member day wheel' },
        description: { zh: '会员日当天开转。', en: 'Opens on member day.' },
        skin: 'wheel',
        from: at(7),
        to: at(8),
        prizes: WHEEL,
        nothing: 1_000,
        chances: { freePerDay: 3, points: null, perDay: 3 },
      }),
    },
  ];
}

type Said = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  readonly skin: string;
  readonly from: Date;
  readonly to: Date;
  readonly prizes: typeof WHEEL;
  readonly nothing: number;
  readonly fallback?: string;
  readonly chances: { readonly freePerDay: number; readonly points: number | null; readonly perDay: number | null };
};

const termsOf = (said: Said) => ({ fallback: 'points-10', ...said });
