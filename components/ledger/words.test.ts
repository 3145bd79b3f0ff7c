import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import type { Say } from '@/components/ui/say';
import en from '@/messages/en/passbook.json';
import zh from '@/messages/zh-CN/passbook.json';
import type { LedgerLine, LineEarning, LineFactor } from './line';
import { sayHow, sayTitle } from './words';

const chinese = createTranslator({ locale: 'zh-CN', messages: zh }) as unknown as Say;
const english = createTranslator({ locale: 'en', messages: en }) as unknown as Say;

const ORDER = { id: 'ord_1', number: 'A-1', title: '云南白菇', lines: 1 };
const LINE: LedgerLine = {
  id: 'pte_1',
  asset: 'points',
  reason: 'order',
  amount: 100,
  balanceAfter: 150,
  waived: 0,
  debt: 0,
  at: '2026-11-21T12:00:00Z',
  ruleVersion: 1,
  order: ORDER,
  refundNo: null,
  other: null,
  note: null,
  earning: null,
  lots: [],
};
const EARNING: LineEarning = {
  base: 10_000,
  rateBp: 10_000,
  factors: [],
  productMaxBp: 50_000,
  bonuses: [],
  desired: 100,
  cuts: [],
};
const factor = (code: string, group: string, rateBp: number, more: Partial<LineFactor> = {}): LineFactor => ({
  code,
  group,
  rateBp,
  isPartial: false,
  level: null,
  ...more,
});
const weekend = factor('weekend', 'TIME', 20_000);
const silver = factor('level_silver_gold', 'LEVEL', 12_000, { level: { zh: '白银', en: 'Silver' } });

describe('how an amount came about', () => {
  test.each<[string, Partial<LedgerLine>, string, string]>([
    [
      'names the plain rate when nothing multiplied',
      { earning: { ...EARNING, base: 12_850 } },
      '消费 ¥128.50，每元 1 积分',
      '¥128.50 spent, 1 per yuan',
    ],
    [
      'multiplies weekend and the level held',
      { earning: { ...EARNING, base: 15_000, factors: [weekend, silver], desired: 360 } },
      '基础 150 × 周末 2 倍 × 白银 1.2 倍',
      'Base 150 × weekend 2 × Silver 1.2',
    ],
    [
      'keeps the decimals of odd cents',
      { earning: { ...EARNING, base: 12_850, factors: [weekend] } },
      '基础 128.5 × 周末 2 倍',
      'Base 128.5 × weekend 2',
    ],
    [
      'adds the bonus of a large order',
      {
        asset: 'growth',
        earning: { ...EARNING, base: 30_000, factors: [weekend], bonuses: [{ code: 'large_order', amount: 50 }] },
      },
      '基础 300 × 周末 2 倍 + 大额 50',
      'Base 300 × weekend 2 + large order 50',
    ],
    [
      'tells multipliers of some goods apart',
      { earning: { ...EARNING, factors: [weekend, factor('fresh', 'CATEGORY', 15_000, { isPartial: true })] } },
      '基础 100 × 周末 2 倍（部分商品再 × 生鲜 1.5 倍）',
      'Base 100 × weekend 2 (some goods × fresh food 1.5 more)',
    ],
    [
      'says that the product has a limit',
      {
        earning: {
          ...EARNING,
          factors: [weekend, factor('first_30_days', 'EVENT', 20_000), factor('five_of_one', 'CAMPAIGN', 20_000)],
        },
      },
      '基础 100 × 周末 2 倍 × 入会 30 天内 2 倍 × 单品满 5 件 2 倍（倍数合计最高 5 倍）',
      'Base 100 × weekend 2 × first 30 days 2 × five of one kind 2 (all multipliers together at most 5)',
    ],
    [
      'says plainly what a cap cut',
      {
        amount: 120,
        earning: { ...EARNING, base: 30_000, desired: 300, cuts: [{ period: 'month', isCurrent: true, limit: 5_000 }] },
      },
      '消费 ¥300，每元 1 积分；本月封顶 5,000，此单计 300 中的 120',
      '¥300 spent, 1 per yuan. This month’s limit is 5,000, so 120 of 300 counted',
    ],
    [
      'calls an unknown multiplier by its group',
      { earning: { ...EARNING, factors: [factor('double_eleven', 'CAMPAIGN', 30_000)] } },
      '基础 100 × 促销 3 倍',
      'Base 100 × promotion 3',
    ],
    ['thanks for joining', { reason: 'sign_up', order: null }, '加入会员即得', 'For joining'],
    [
      'tells what a refund took and what is owed now',
      { reason: 'refund', amount: -80, refundNo: 'R1', debt: 30 },
      '按退款比例收回；其中 30 已花掉或过期，记为欠分',
      'Taken back in proportion to the refund. 30 of it was already used or had expired and is now owed',
    ],
    [
      'tells that what was waived stays (4.A.10)',
      { reason: 'waived', amount: 0, waived: 70, refundNo: 'R1' },
      '这部分不再收回',
      'This part is not taken back',
    ],
    [
      'tells what repaid debt',
      { earning: EARNING, debt: -30 },
      '消费 ¥100，每元 1 积分；其中 30 先抵了欠分',
      '¥100 spent, 1 per yuan. 30 of it repaid what was owed',
    ],
  ])('%s', (_, said, zhSentence, enSentence) => {
    expect(sayHow(chinese, { ...LINE, ...said }, 'zh-CN')).toBe(zhSentence);
    expect(sayHow(english, { ...LINE, ...said }, 'en')).toBe(enSentence);
  });
});

describe('what a line is about', () => {
  test.each<[Partial<LedgerLine>, string, string]>([
    [{}, '云南白菇', '云南白菇'],
    [{ order: { ...ORDER, lines: 3 } }, '云南白菇，另有 2 种', '云南白菇 + 2 more'],
    [{ order: { ...ORDER, title: null } }, '订单 A-1', 'Order A-1'],
    [{ reason: 'refund', refundNo: 'R1' }, '退款：云南白菇', 'Refund: 云南白菇'],
    [{ reason: 'sign_up', order: null }, '注册礼', 'Welcome gift'],
    [{ reason: 'adjusted', order: null }, '其他变动', 'Other change'],
  ])('%j', (said, zhTitle, enTitle) => {
    expect(sayTitle(chinese, { ...LINE, ...said })).toBe(zhTitle);
    expect(sayTitle(english, { ...LINE, ...said })).toBe(enTitle);
  });
});
