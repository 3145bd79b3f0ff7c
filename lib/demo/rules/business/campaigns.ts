import type { BusinessCampaign } from './campaign';
import type { Diary } from './diary';

const both = (zh: string, en: string) => ({ zh, en });
const yuan = (amount: number) => amount * 100;

const offer = (code: string) => ({ sort: 'offer', code });
const batch = (code: string) => ({ sort: 'batch', code });
const ALWAYS = { startsAt: null, endsAt: null, isStopped: false } as const;
const MONTH = { type: 'days', days: 30 } as const;
const SILVER_UP = ['silver', 'gold', 'platinum', 'diamond', 'black'];

/** Over: three days on which members paid less from ¥150 on, with coupons that ended with it, and what was learnt. */
const memberDay = ({ day, at }: Diary): BusinessCampaign => ({
  code: 'demo-member-day',
  terms: {
    type: 'member_day',
    goal: 'retain',
    name: both('会员日满减', 'Member day'),
    copy: both('会员日三天，银卡起满 150 减 20。', 'Three days: ¥20 off from ¥150, from silver on.'),
    audience: { attribute: 'member.level', oneOf: SILVER_UP },
    parts: [offer('demo-member-day'), batch('demo_member_day')],
    budget: 'demo_member_day',
    days: { warmFrom: day(-12), from: day(-11), to: day(-9) },
    plan: '预算用到九成先停券、后停满减；门店收银问题找值班店长。',
    materials: '门店立牌 A4 竖版；小程序首页横幅 750×320。',
    unused: 'expire',
  },
  budget: {
    code: 'demo_member_day',
    nameZh: '会员日满减',
    nameEn: 'Member day',
    limit: yuan(600),
    startsAt: at(-13),
    endsAt: at(-8),
  },
  offers: [
    {
      code: 'demo-member-day',
      ...ALWAYS,
      terms: {
        name: both('会员日满150减20', 'Member day: ¥20 off from ¥150'),
        kind: 'order_discount',
        params: { off: yuan(20), from: yuan(150) },
        layer: 'order',
        budgets: ['demo_member_day'],
      },
    },
  ],
  batches: [
    {
      code: 'demo_member_day',
      claimers: 45,
      terms: {
        name: both('会员日加赠：满99减10', 'Member day: ¥10 off from ¥99'),
        kind: 'amount_off',
        params: { threshold: yuan(99), off: yuan(10) },
        total: 300,
        perMember: 1,
        claimFrom: at(-11),
        claimTo: at(-8),
        validity: MONTH,
      },
    },
  ],
  written: -13,
  submitted: -13,
  approved: -13,
  tried: null,
  shopping: { from: -11, to: -9, orders: 9, categories: ['grocery', 'home', 'fresh', 'beauty'], lines: [3, 5] },
  lessons: [
    { day: -8, text: '第二天晚上用券最多，下次把加赠券的领取放到前一天预热时。' },
    { day: -7, text: '满 150 的门槛刚好在客单价上方，凑单明显；生鲜客单低，下次单列一档满 99。' },
  ],
});

/** Running: a tenth off skincare for those who buy it, with a coupon to claim and a budget that keeps pace. */
const skincare = ({ day, at }: Diary): BusinessCampaign => ({
  code: 'demo-skincare',
  terms: {
    type: 'member_exclusive',
    goal: 'activate',
    name: both('冬季护肤节', 'Winter skincare weeks'),
    copy: both('护肤老客专享：美妆九折，再领满减券。', 'For skincare regulars: 10% off, and a coupon on top.'),
    audience: {
      any: [
        { attribute: 'purchase.orders', with: { category: 'beauty' }, atLeast: 1 },
        { attribute: 'member.segment', oneOf: ['demo-salon'] },
      ],
    },
    parts: [offer('demo-skincare'), batch('demo_skincare')],
    budget: 'demo_skincare',
    days: { warmFrom: day(-6), from: day(-5), to: day(9) },
    plan: '爆款缺货时改推同系列；客诉统一由客服文静回复。',
    materials: '主图三张、短视频一条，已交付。',
    unused: 'keep',
  },
  budget: {
    code: 'demo_skincare',
    nameZh: '冬季护肤节',
    nameEn: 'Winter skincare weeks',
    limit: yuan(3_000),
    startsAt: at(-7),
    endsAt: at(10),
  },
  offers: [
    {
      code: 'demo-skincare',
      ...ALWAYS,
      terms: {
        name: both('美妆九折', '10% off beauty'),
        kind: 'category_discount',
        params: { categories: ['beauty'], rateBp: 9_000 },
        layer: 'line',
        budgets: ['demo_skincare'],
      },
    },
  ],
  batches: [
    {
      code: 'demo_skincare',
      claimers: 60,
      terms: {
        name: both('护肤节：美妆满199减25', 'Skincare weeks: ¥25 off beauty from ¥199'),
        kind: 'category',
        params: { categories: ['beauty'], off: yuan(25), threshold: yuan(199) },
        total: 500,
        perMember: 1,
        claimFrom: at(-5),
        claimTo: at(10),
        validity: MONTH,
      },
    },
  ],
  written: -7,
  submitted: -6,
  approved: -6,
  tried: { from: -36, to: -8 },
  shopping: { from: -5, to: 0, orders: 7, categories: ['beauty'], lines: [1, 2] },
  lessons: [],
});

/** Warming up: the day of a brand, with a coupon that can be claimed the day after tomorrow. */
const brandDays = ({ day, at }: Diary): BusinessCampaign => ({
  code: 'demo-brand-days',
  terms: {
    type: 'brand_anniversary',
    goal: 'retain',
    name: both('一叶品牌周年庆', 'One Leaf anniversary'),
    copy: both('一叶茶饮周年，领券八五折。', 'One Leaf turns a year older: 15% off with a coupon.'),
    audience: null,
    parts: [batch('demo_brand_days')],
    days: { warmFrom: day(-1), from: day(2), to: day(8) },
    plan: '',
    materials: '品牌方提供周年主视觉。',
    unused: 'keep',
  },
  budget: null,
  offers: [],
  batches: [
    {
      code: 'demo_brand_days',
      claimers: 0,
      terms: {
        name: both('一叶周年：品牌85折', 'One Leaf anniversary: 15% off'),
        kind: 'brand',
        params: { brands: ['demo_leaf'], rateBp: 8_500, threshold: 0 },
        total: 800,
        perMember: 1,
        claimFrom: at(2),
        claimTo: at(9),
        validity: MONTH,
      },
    },
  ],
  written: -3,
  submitted: -3,
  approved: -2,
  tried: null,
  shopping: null,
  lessons: [],
});

/** Waiting for a second person: a coupon for whoever falls silent. */
const wake = ({ day, at }: Diary): BusinessCampaign => ({
  code: 'demo-wake-silent',
  terms: {
    type: 'play_wake_silent',
    goal: 'retain',
    name: both('沉默会员唤醒', 'Wake who fell silent'),
    copy: both('好久不见，送你一张立减券。', 'Long time no see: a coupon is yours.'),
    audience: { attribute: 'member.orders', atLeast: 1 },
    parts: [],
    entry: {
      on: 'stage',
      to: ['silent'],
      rewards: [{ kind: 'coupon', params: { batch: 'demo_wake', count: 1 } }],
      perMember: 1,
      total: 300,
      inside: true,
    },
    days: { warmFrom: null, from: day(1), to: day(90) },
    plan: '每周看一次唤醒率，低于 5% 换券面额。',
    materials: '',
    unused: 'keep',
  },
  budget: null,
  offers: [],
  batches: [
    {
      code: 'demo_wake',
      claimers: 0,
      terms: {
        name: both('好久不见：立减15元', 'Long time no see: ¥15 off'),
        kind: 'straight_off',
        params: { off: yuan(15) },
        total: 1_000,
        perMember: 1,
        isOpen: false,
        claimFrom: at(-1),
        claimTo: null,
        validity: MONTH,
      },
    },
  ],
  written: -1,
  submitted: -1,
  approved: null,
  tried: null,
  shopping: null,
  lessons: [],
});

/** Being written: an evening sale whose offer is held back, has no end to its cost and meets the campaign that runs. */
const evening = ({ day, at }: Diary): BusinessCampaign => ({
  code: 'demo-evening',
  terms: {
    type: 'member_exclusive',
    goal: 'clear',
    name: both('周五美妆夜场', 'Friday beauty evening'),
    copy: both('只在周五晚上，美妆七折。', 'On Friday evening only: 30% off beauty.'),
    audience: { attribute: 'member.segment', oneOf: ['demo-gold'] },
    parts: [offer('demo-evening')],
    days: { warmFrom: null, from: day(4), to: day(4) },
    plan: '',
    materials: '',
    unused: 'keep',
  },
  budget: null,
  offers: [
    {
      code: 'demo-evening',
      startsAt: at(4, 18),
      endsAt: at(4, 22),
      isStopped: true,
      terms: {
        name: both('美妆夜场七折', 'Beauty evening: 30% off'),
        kind: 'category_discount',
        params: { categories: ['beauty'], rateBp: 7_000 },
        layer: 'line',
      },
    },
  ],
  batches: [],
  written: 0,
  submitted: null,
  approved: null,
  tried: null,
  shopping: null,
  lessons: [],
});

/** The campaigns of the demo as of its last day: over, running, warming up, waiting for a second person, being written. */
export const demoCampaigns = (diary: Diary): readonly BusinessCampaign[] =>
  [memberDay, skincare, brandDays, wake, evening].map((campaign) => campaign(diary));

/** By what the campaigns and offers of the demo's business are found again. */
export const BUSINESS_CAMPAIGNS = [
  'demo-member-day',
  'demo-skincare',
  'demo-brand-days',
  'demo-wake-silent',
  'demo-evening',
] as const;
export const BUSINESS_OFFERS = ['demo-member-day', 'demo-skincare', 'demo-evening'] as const;
