import { instantOf, localTime } from '@/lib/kernel/day';

/** A batch of the demo: its code, its terms as they are published, and how many members of the story claim it. */
export type DemoBatch = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
  /** Days before today on which it was published and claimed. */
  readonly daysAgo: number;
  readonly claimers: number;
};

const MONTH = { type: 'days', days: 30 } as const;
const yuan = (amount: number) => amount * 100;

type Said = readonly [code: string, zh: string, en: string, kind: string, params: object];

/** One of each of the seven types, open in the coupon centre (program.md). */
const CENTRE: readonly Said[] = [
  ['demo_amount_off', '满300减50', '¥50 off from ¥300', 'amount_off', { threshold: yuan(300), off: yuan(50) }],
  ['demo_percent_off', '全场8折', '20% off everything', 'percent_off', { rateBp: 8_000, threshold: 0, max: yuan(50) }],
  ['demo_straight_off', '立减5元', '¥5 off', 'straight_off', { off: yuan(5) }],
  ['demo_free_shipping', '免邮券', 'Free delivery', 'free_shipping', { threshold: yuan(59), max: yuan(15) }],
  ['demo_gift', '赠面膜一片', 'A face mask as a gift', 'gift', { sku: 'BE1004', quantity: 1, threshold: yuan(100) }],
  [
    'demo_category',
    '生鲜满80减12',
    '¥12 off fresh food',
    'category',
    { categories: ['fresh'], off: yuan(12), threshold: yuan(80) },
  ],
  ['demo_brand', '品牌日9折', '10% off a brand', 'brand', { brands: ['demo_leaf'], rateBp: 9_000, threshold: 0 }],
];

/** The batches of the demo as of an instant: open ones, a flash batch of 500, one that is claimed by typing its name, and one that is over; what is given stands in the standard program. */
export function demoBatches(now: Date, zone: string): readonly DemoBatch[] {
  const { year, month, day } = localTime(now, zone);
  const at = (days: number) => instantOf(zone, year, month, day + days);
  const terms = ([, zh, en, kind, params]: Said, more: object) => ({
    name: { zh, en },
    kind,
    params,
    claimFrom: at(-20),
    claimTo: at(120),
    validity: MONTH,
    ...more,
  });
  const flash: Said = [
    'demo_flash',
    '整点抢：满100减40',
    'Flash: ¥40 off from ¥100',
    'amount_off',
    { threshold: yuan(100), off: yuan(40) },
  ];
  // Short enough to be typed into a cart (4.E): who does so has claimed it when his order is placed.
  const typed: Said = [
    'hello20',
    '券码 HELLO20：满100减20',
    'Code HELLO20: ¥20 off from ¥100',
    'amount_off',
    { threshold: yuan(100), off: yuan(20) },
  ];
  const over: Said = [
    'demo_autumn',
    '秋日满200减30',
    'Autumn: ¥30 off from ¥200',
    'amount_off',
    { threshold: yuan(200), off: yuan(30) },
  ];
  return [
    ...CENTRE.map((said, place) => ({
      code: said[0],
      terms: terms(said, { total: 10_000, perMember: 2 }),
      daysAgo: 12,
      claimers: 90 - place * 10,
    })),
    {
      code: flash[0],
      terms: terms(flash, { total: 500, perMember: 1, validity: { type: 'midnight', days: 3 } }),
      daysAgo: 1,
      claimers: 240,
    },
    { code: typed[0], terms: terms(typed, { total: 1_000, perMember: 1 }), daysAgo: 2, claimers: 0 },
    {
      code: over[0],
      terms: terms(over, { total: 200, claimFrom: at(-90), claimTo: at(-60), validity: { type: 'days', days: 20 } }),
      daysAgo: 80,
      claimers: 200,
    },
  ];
}
