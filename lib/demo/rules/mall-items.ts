/** An item of the demo's mall: its code, its terms as they are published, and the cards of a gift card. */
export type DemoItem = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly cards?: readonly string[];
};

const CARDS = 12;
const name = (zh: string, en: string) => ({ zh, en });

/** What the points mall of the demo offers: one of each kind, at prices for small and large balances (M6). */
export const DEMO_ITEMS: readonly DemoItem[] = [
  {
    code: 'demo-tote',
    terms: {
      name: name('帆布购物袋', 'Canvas tote'),
      about: name('加厚帆布，能装一周的菜。', 'Heavy canvas, holds the shopping of a week.'),
      ...{
        category: 'home',
        kind: 'goods',
        points: 200,
        total: 300,
        perMember: 2,
        ways: ['delivery', 'pickup'],
        rank: 10,
      },
      levelPoints: [
        { level: 'gold', points: 160 },
        { level: 'platinum', points: 150 },
      ],
    },
  },
  {
    code: 'demo-coupon-5',
    terms: {
      name: name('立减 5 元券', '¥5 off coupon'),
      ...{ category: 'coupon', kind: 'coupon', gives: 'demo_straight_off', points: 100, rank: 20 },
      perPeriod: { period: 'month', times: 3 },
    },
  },
  {
    code: 'demo-coffee',
    terms: {
      name: name('挂耳咖啡 10 包', 'Ten bags of drip coffee'),
      about: name('中深烘焙，到店可自提。', 'Medium dark roast; collect it in a store.'),
      ...{ category: 'food', kind: 'goods', points: 600, cash: 990, total: 80, ways: ['delivery', 'pickup'], rank: 30 },
      perPeriod: { period: 'month', times: 1 },
    },
  },
  {
    code: 'demo-gift-card-50',
    terms: {
      name: name('50 元礼品卡', '¥50 gift card'),
      ...{ category: 'gift_card', kind: 'gift_card', points: 2_500, perMember: 1, rank: 40 },
    },
    cards: Array.from({ length: CARDS }, (_, place) => `DEMO-50-${String(place + 1).padStart(4, '0')}-GIFT`),
  },
  {
    code: 'demo-mask-set',
    terms: {
      name: name('补水面膜礼盒', 'Hydrating mask set'),
      ...{ category: 'beauty', kind: 'goods', points: 1_200, total: 40, perMember: 1, ways: ['delivery'], rank: 50 },
      levels: ['gold', 'platinum', 'diamond', 'black'],
    },
  },
  {
    code: 'demo-service',
    terms: {
      name: name('专属客服一个月', 'A month of dedicated service'),
      ...{ category: 'benefit', kind: 'benefit', gives: 'dedicated-service', points: 800, perMember: 1, rank: 35 },
    },
  },
  {
    code: 'demo-earbuds',
    terms: {
      name: name('蓝牙耳机', 'Wireless earbuds'),
      ...{ category: 'digital', kind: 'goods', points: 5_000, cash: 9_900, total: 0, ways: ['delivery'], rank: 60 },
    },
  },
];
