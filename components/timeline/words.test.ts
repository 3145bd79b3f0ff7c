import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import type { EntryItem, TimelineItem } from '@/lib/timeline/rules/item';
import en from '@/messages/en/timeline.json';
import zh from '@/messages/zh-CN/timeline.json';
import { namedIn, sayRule, sayWhy } from './reasons';
import type { Say, Words } from './told';
import { sayActor, sayItem } from './words';

const LEVELS: Readonly<Record<string, readonly [string, string]>> = {
  bronze: ['青铜', 'Bronze'],
  silver: ['白银', 'Silver'],
};
const wordsOf = (locale: 'zh-CN' | 'en', timeline: object): Words => ({
  say: createTranslator({
    locale,
    messages: { timeline } as unknown as Record<string, never>,
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say,
  levelName: (code) => LEVELS[code]?.[locale === 'zh-CN' ? 0 : 1] ?? code,
  storeName: (code) => code,
  actionName: (action) => action,
  locale,
  zone: 'Asia/Shanghai',
});
const chinese = wordsOf('zh-CN', zh);
const english = wordsOf('en', en);
const at = '2026-11-21T04:00:00.000Z';

const earned: EntryItem = {
  kind: 'points',
  id: '1',
  at,
  type: 'EARN',
  amount: 220,
  waived: 0,
  balanceAfter: 1270,
  debt: 0,
  reason: 'order',
  rule: 'points@1#order',
  actor: 'system:import',
  order: 'SO1',
  refundNo: null,
  members: null,
  working: {
    base: 15_000,
    desired: 360,
    bonus: 0,
    factors: [
      { code: 'weekend', rateBp: 20_000 },
      { code: 'level_silver_gold', rateBp: 12_000 },
    ],
    cuts: [{ cap: 'month', limit: 5000, used: 4780, cut: 140 }],
  },
  activatesAt: '2026-12-05T16:00:00.000Z',
  expiresAt: '2027-12-31T16:00:00.000Z',
};

describe('an entry', () => {
  test('tells its order and when it counts', () => {
    expect(sayItem(earned, chinese)).toMatchObject({
      title: '获得积分',
      details: ['订单 SO1', '2026年12月6日 起可用'],
      trail: '+220',
      tone: 'gain',
    });
  });

  test('answers why by the formula, the cap, the end, the rule and its writer', () => {
    expect(sayItem(earned, chinese).why).toEqual([
      '计入 ¥150.00 × 周末 2 × 白银与黄金等级 1.2 → 360',
      '每月上限 5,000，之前已用 4,780，少给 140',
      '有效期至 2028年1月1日 零点',
      '依据积分规则第 1 版 · order，由程序（导入）记账',
    ]);
    expect(sayItem(earned, english).why[0]).toBe('¥150.00 counted × weekend 2 × silver and gold level 1.2 → 360');
  });

  test('says what was waived in words, since nothing moved (4.A.10)', () => {
    const waived: EntryItem = { ...earned, type: 'WAIVED', reason: 'waived', amount: 0, waived: 70, activatesAt: null };
    expect(sayItem(waived, chinese)).toMatchObject({ title: '豁免', trail: '未收回 70', tone: 'plain' });
    expect(sayItem(waived, english)).toMatchObject({ title: 'Waived', trail: '70 not taken back' });
  });

  test('adds the bonus and says what became debt', () => {
    const back: EntryItem = { ...earned, type: 'CLAWBACK', reason: 'refund', amount: -30, debt: 12, refundNo: 'R1' };
    expect(sayItem({ ...back, activatesAt: null }, chinese)).toMatchObject({
      title: '收回积分',
      details: ['订单 SO1', '退款 R1', '12 记为欠分'],
      trail: '−30',
      tone: 'loss',
    });
    const bonus = { ...earned, working: { ...earned.working, factors: [], cuts: [], bonus: 50, desired: 200 } };
    expect(sayItem(bonus, chinese).why[0]).toBe('计入 ¥150.00 + 奖励 50 → 200');
  });
});

describe('a reason', () => {
  const of = (code: string, facts: Record<string, string | number>) => ({ code, facts });

  test('tells instants by the clock of the program, and sources by their names', () => {
    const claimed = of('coupon_claimed', { batch: '满300减50', until: '2026-12-23T03:55:14.296Z' });
    expect(sayWhy(claimed, chinese)).toBe('领到券：满300减50，有效期至 2026年12月23日 11:55');
    const given = of('reward_given', { items: 1, source: 'referral', ref: '01a2066d-7796-7f86-b5f5-295ca67a7dd2' });
    expect(sayWhy(given, chinese)).toBe('发放奖励 1 项（邀请）');
    expect(sayWhy(given, english)).toBe('Reward given: 1 thing (invitation)');
  });

  test('names its rule, but not what only machines read', () => {
    expect(sayRule('referral@1#01a2066d-7796-7f86-b5f5-295ca67a7dd2', chinese.say)).toBe('邀请第 1 版');
    expect(sayRule('task@3#first_order', chinese.say)).toBe('任务第 3 版 · first_order');
  });
});

describe('other things', () => {
  test.each<[TimelineItem, string, string]>([
    [
      { kind: 'level', id: '1', at, from: 'bronze', to: 'silver', isRise: true, note: null, reason: 'reached', rule: 'levels@1#silver', validTo: null, orders: 1, amount: 25_000, order: null },
      '升级：青铜 → 白银',
      'Rose from Bronze to Silver',
    ],
    [
      { kind: 'level', id: '1', at, from: null, to: 'bronze', isRise: true, note: null, reason: 'enrolled', rule: 'levels@1#bronze', validTo: null, orders: null, amount: null, order: null },
      '入会，等级青铜',
      'Joined at Bronze',
    ],
    [{ kind: 'refund', id: 'x', at, order: 'SO1', refundNo: 'R1', amount: 990, points: -9, growth: -9, debt: 0, waived: { points: 0, growth: 0 } }, '退款 R1', 'Refund R1'],
    [{ kind: 'decision', id: '1', at, decision: 'order.settled', order: 'SO1', refundNo: null, reasons: [] }, '订单结算判定', 'Decision on the order'],
  ])('%j', (item, zhTitle, enTitle) => {
    expect(sayItem(item, chinese).title).toBe(zhTitle);
    expect(sayItem(item, english).title).toBe(enTitle);
  }); // biome-ignore format: one case per line

  test('a reveal tells who saw what and why', () => {
    const item: TimelineItem = {
      kind: 'audit',
      id: '1',
      at,
      action: 'members.reveal',
      actorKind: 'staff',
      actorName: '小周',
      reason: '核对地址',
      fields: ['mobile', 'name'],
    };
    expect(sayItem(item, chinese).details).toEqual(['小周', '查看了手机号、姓名', '原因：核对地址']);
  });

  test('a decision says each reason with its rule; an unnamed one keeps its code and facts', () => {
    const reasons = [
      {
        topic: 'level',
        outcome: 'given',
        code: 'level_reached',
        facts: { from: 'bronze', to: 'silver', orders: 1, amount: 25_000 },
        rule: 'levels@1#silver',
      },
      {
        topic: 'points',
        outcome: 'given',
        code: 'points_order',
        facts: { base: 15_000, factors: 'weekend', desired: 300, granted: 300 },
        rule: 'points@1#order',
      },
      { topic: 'points', outcome: 'given', code: 'points_new_thing', facts: { x: 1 }, rule: 'odd rule' },
    ] as const;
    const item: TimelineItem = {
      kind: 'decision',
      id: '1',
      at,
      decision: 'order.settled',
      order: 'SO1',
      refundNo: null,
      reasons,
    };
    expect(sayItem(item, chinese).why).toEqual([
      '累计 1 单、消费 ¥250.00，由青铜升到白银（等级规则第 1 版 · silver）',
      '按 ¥150.00 计，周末，应得 300，实得 300 积分（积分规则第 1 版 · order）',
      'points_new_thing x=1（odd rule）',
    ]);
  });

  test.each([
    ['system:import', '程序（导入）'],
    ['system:something', '程序（something）'],
    ['key:0198', '接口密钥'],
    ['member:0198', '会员本人'],
    ['odd', 'odd'],
  ])('%s wrote it: %s', (actor, expected) => expect(sayActor(actor, chinese)).toBe(expected));
});

describe('a reason of any kind, kept with whatever facts', () => {
  const BROKEN = /[{}]|timeline\.|undefined|null|NaN|–|[（(]\s*[）)]|[：:，,]\s*$|^\s*[：:，,]|\s\s/;
  const value = fc.constantFrom<'absent' | null | '' | number | string>('absent', null, '', 7, 'silver', 120);

  test.each([
    ['zh-CN', zh, chinese],
    ['en', en, english],
  ] as const)('is a whole sentence, %s', (_, texts, words) => {
    const { with: __, ...reasons } = texts.reason;
    const kinds = Object.entries(reasons).map(([code, text]) => ({ code, text, names: namedIn(text) }));
    for (const { code, text, names } of kinds) {
      fc.assert(
        fc.property(fc.array(value, { minLength: names.length, maxLength: names.length }), (values) => {
          const facts = Object.fromEntries(
            names.flatMap((name, at) => {
              const said = values[at];
              return said === 'absent' || said === undefined
                ? []
                : [[name, said && text.includes(`{${name}, plural`) ? 3 : said]];
            }),
          );
          const sentence = sayWhy({ code, facts }, words);
          expect(sentence, JSON.stringify({ code, facts })).not.toMatch(BROKEN);
          expect(sentence.length).toBeGreaterThan(2);
        }),
        { numRuns: 40 },
      );
    }
  });

  test.each([
    ['points_order', { base: 15_000, desired: 300 }, '按这一单计积分', 'Points for this order'],
    ['expired', {}, '这张券 已过期', 'This coupon has ended'],
    ['coupon_used', { batch: '' }, '已使用一张券', 'Coupon used'],
    ['mall_sold_out', { item: null }, '这件商品 已兑完', 'This item is all gone'],
  ])('%s without what it names says less: %j', (code, facts, zhSentence, enSentence) => {
    expect(sayWhy({ code, facts }, chinese)).toBe(zhSentence);
    expect(sayWhy({ code, facts }, english)).toBe(enSentence);
  });
});
