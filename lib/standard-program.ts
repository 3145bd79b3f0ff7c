import 'server-only';
import { z } from 'zod';
import { saveStandardBenefits } from '@/lib/benefits';
import { type GrowthRules, saveGrowthRules } from '@/lib/growth';
import type { Earning, When } from '@/lib/kernel/earning';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import { type LevelScheme, saveLevelScheme } from '@/lib/levels';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type PointsRules, savePointsRules } from '@/lib/points';
import { saveStandardOffers } from '@/lib/pricing';
import { saveStandardReferral } from '@/lib/referral';
import { saveStandardStandings } from '@/lib/segments';
import { saveStandardTasks } from '@/lib/tasks';

/** The zone, currency and language that a fresh installation starts with; only the zone is asked for by tests. */
export type ProgramBasics = { readonly zone: string };

const BASICS: ProgramBasics = { zone: 'Asia/Shanghai' };
const SATURDAY = 6;
const SUNDAY = 7;
const GIFT_CARDS = ['gift_card'];
// Rules of the first version count for all history: an import settles each order at its own time.
const FROM_THE_BEGINNING = new Date('1970-01-01T00:00:00Z');

const weekend: When = { kind: 'weekdays', days: [SATURDAY, SUNDAY] };

const ORDER_POINTS: Earning = {
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [
    { code: 'weekend', group: 'TIME', rateBp: 20_000, when: weekend },
    { code: 'birthday_month', group: 'TIME', rateBp: 20_000, when: { kind: 'birthday_month' } },
    { code: 'level_silver_gold', group: 'LEVEL', rateBp: 12_000, when: { kind: 'level', codes: ['silver', 'gold'] } },
    {
      code: 'level_platinum_diamond',
      group: 'LEVEL',
      rateBp: 15_000,
      when: { kind: 'level', codes: ['platinum', 'diamond'] },
    },
    { code: 'level_black', group: 'LEVEL', rateBp: 20_000, when: { kind: 'level', codes: ['black'] } },
    { code: 'first_30_days', group: 'EVENT', rateBp: 20_000, when: { kind: 'enrolled_within', hours: 30 * 24 } },
    { code: 'five_of_one', group: 'CAMPAIGN', rateBp: 20_000, when: { kind: 'line_quantity', atLeast: 5 } },
  ],
  bonuses: [],
  excludedCategories: GIFT_CARDS,
};

/** Version 1 of the ways to earn points (P-points). */
export const STANDARD_POINTS: PointsRules = {
  order: ORDER_POINTS,
  behaviours: [
    { way: 'sign_up', code: 'sign_up', amount: 50, limits: [] },
    { way: 'check_in', code: 'check_in', amount: 5, limits: [{ period: 'day', times: 1 }] },
    { way: 'share', code: 'share', amount: 10, limits: [{ period: 'day', times: 3 }] },
    { way: 'review', code: 'review', amount: 5, limits: [] },
    { way: 'survey', code: 'survey', amount: 20, limits: [] },
  ],
  caps: [{ code: 'month', period: 'month', limit: 5_000 }],
  pending: { afterCompletionDays: 7, afterPaymentDays: 15 },
  expireAfterYears: 2,
};

/** Version 1 of the ways to gain growth (P-growth). */
export const STANDARD_GROWTH: GrowthRules = {
  order: {
    rateBp: 10_000,
    productMaxBp: 50_000,
    multipliers: [
      { code: 'weekend', group: 'TIME', rateBp: 20_000, when: weekend },
      { code: 'fresh', group: 'CATEGORY', rateBp: 15_000, when: { kind: 'category', codes: ['fresh'] } },
    ],
    bonuses: [{ code: 'large_order', amount: 50, baseAtLeast: 30_000 }],
    excludedCategories: GIFT_CARDS,
  },
  behaviours: [
    { way: 'check_in', code: 'check_in', amount: 5, limits: [{ period: 'day', times: 1 }] },
    { way: 'review', code: 'review', amount: 10, limits: [] },
    { way: 'share', code: 'share', amount: 20, limits: [{ period: 'day', times: 3 }] },
  ],
  behaviourCaps: [{ code: 'behaviour_day', period: 'day', limit: 200 }],
};

const reach = (orders: number, yuan: number) => ({
  any: [
    { attribute: 'orders', atLeast: orders },
    { attribute: 'amount', atLeast: yuan * 100 },
  ],
});

/** Version 1 of the levels (P-levels). */
export const STANDARD_LEVELS: LevelScheme = {
  validityMonths: 12,
  reachWindow: { kind: 'LIFETIME' },
  keepWindow: { kind: 'SINCE_LEVEL_START' },
  graceDays: 30,
  onDrop: 'STEP_DOWN',
  renewAheadDays: 90,
  noticeDays: [30, 7, 1],
  levels: [
    { rank: 1, code: 'bronze', name: { zh: '青铜', en: 'Bronze' }, metal: 'bronze', rule: null },
    { rank: 2, code: 'silver', name: { zh: '白银', en: 'Silver' }, metal: 'silver', rule: reach(1, 200) },
    { rank: 3, code: 'gold', name: { zh: '黄金', en: 'Gold' }, metal: 'gold', rule: reach(3, 800) },
    { rank: 4, code: 'platinum', name: { zh: '铂金', en: 'Platinum' }, metal: 'platinum', rule: reach(6, 2_000) },
    { rank: 5, code: 'diamond', name: { zh: '钻石', en: 'Diamond' }, metal: 'diamond', rule: reach(12, 5_000) },
    {
      rank: 6,
      code: 'black',
      name: { zh: '黑金', en: 'Black' },
      metal: 'black',
      rule: { all: [reach(24, 12_000), { attribute: 'invited', atLeast: 1 }] },
    },
  ],
};

// One row by primary key; what an operator changed stays.
const insertProgram = execution(
  'standard.program',
  `INSERT INTO "Program" ("id", "name", "zone", "currency", "locale", "updatedAt")
   VALUES (1, 'Regulars · 常客', $1, 'CNY', 'zh-CN', now()) ON CONFLICT ("id") DO NOTHING`,
);
const insertCategories = execution(
  'standard.categories',
  `INSERT INTO "Category" ("code", "nameZh", "nameEn") SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
   ON CONFLICT ("code") DO NOTHING`,
);
const raiseRevision = statement(
  'standard.revision',
  'UPDATE "Program" SET "revision" = "revision" + 1, "updatedAt" = now() WHERE "id" = 1 RETURNING "revision"',
  z.object({ revision: z.number() }),
);

const CATEGORIES: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['fresh', '生鲜', 'Fresh food'],
  ['grocery', '食品杂货', 'Grocery'],
  ['beauty', '美妆个护', 'Beauty'],
  ['apparel', '服饰', 'Apparel'],
  ['home', '家居', 'Home'],
  ['gift_card', '礼品卡', 'Gift cards'],
];

/**
 * Installs the standard program: settings, categories, version 1 of points, growth, levels, offers, benefits and
 * tasks. What exists
 * stays as it is, so running it again changes nothing.
 */
export async function installStandardProgram(db: Db, basics: ProgramBasics = BASICS): Promise<void> {
  await insertProgram(db, [basics.zone]);
  await insertCategories(
    db,
    [0, 1, 2].map((place) => CATEGORIES.map((row) => row[place])),
  );
  const first = { version: 1, effectiveFrom: FROM_THE_BEGINNING, note: STANDARD_NOTE };
  const added = [
    await savePointsRules(db, { ...first, rules: STANDARD_POINTS }),
    await saveGrowthRules(db, { ...first, rules: STANDARD_GROWTH }),
    await saveLevelScheme(db, { ...first, scheme: STANDARD_LEVELS }),
    await saveStandardOffers(db),
    await saveStandardBenefits(db),
    await saveStandardTasks(db),
    await saveStandardReferral(db),
    await saveStandardStandings(db),
  ];
  if (added.some(Boolean)) await raiseRevision(db, []);
}
