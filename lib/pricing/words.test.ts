import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { coupon, line, MEMBER, offer, price, refusedAs } from './testing/build';
import { sayOffer, sayRefusal } from './words';

describe('what an offer gives', () => {
  test.each([
    [offer('o', 'spend_save', { from: 30_000, off: 5_000 }), '满 ¥300 减 ¥50', 'Spend ¥300, save ¥50'],
    [offer('o', 'member_day', { weekdays: [3], rateBp: 8_800 }), '会员日（周三）8.8折', 'Member day (Wed): 12% off'],
    [offer('o', 'second_half_price', {}), '同款第二件 5折', 'Second of the same: 50% off'],
    [offer('o', 'birthday', { window: 'month', rateBp: 8_000 }), '生日月 8折', '20% off in your birthday month'],
    [offer('o', 'points_multiplier', { rateBp: 15_000 }), '积分 1.5 倍', '1.5× points'],
  ])('%#', (one, zh, en) => {
    expect(sayOffer(one, 'zh-CN')).toBe(zh);
    expect(sayOffer(one, 'en')).toBe(en);
  });
});

describe('why it does not count, in three voices (N2)', () => {
  const below = coupon('c', 'spend_save', { from: 30_000, off: 5_000 });
  const level = offer(
    'l',
    'order_discount',
    { rateBp: 9_000 },
    { conditions: { attribute: 'member.level', oneOf: ['black'] } },
  );
  const amount = offer(
    'a',
    'order_discount',
    { off: 1 },
    { conditions: { attribute: 'cart.amount', atLeast: 30_000 } },
  );
  const answer = price([line('1', 28_800)], [below, level, amount], { member: MEMBER });

  test.each([
    ['c', 'buyer', '再买 ¥12 可用', 'Spend ¥12 more to use this'],
    ['c', 'clerk', '未达门槛，还差 ¥12', 'Below the threshold by ¥12'],
    ['c', 'auditor', '门槛 ¥300，实际 ¥288，差 ¥12', 'Threshold ¥300, actual ¥288, short ¥12'],
    ['a', 'buyer', '再买 ¥12 可用', 'Spend ¥12 more to use this'],
    [
      'a',
      'auditor',
      '首个失败条件 商品金额 ≥ ¥300，实际 ¥288，要求 ¥300',
      'First failed test: goods amount ≥ ¥300; actual ¥288, needed ¥300',
    ],
    ['l', 'buyer', '不满足使用条件：会员等级 属于 black', 'Needs level among black'],
    ['l', 'clerk', '条件未满足：会员等级 属于 black，实际为 gold', 'Not met: level among black; there is gold'],
  ] as const)('%s to the %s', (id, voice, zh, en) => {
    expect(sayRefusal(refusedAs(answer, id), voice, 'zh-CN')).toBe(zh);
    expect(sayRefusal(refusedAs(answer, id), voice, 'en')).toBe(en);
  });
});

test('a gift coupon that nobody picked is not compared in money', () => {
  const gift = coupon('g', 'gift_goods', { sku: 'CUP-01', from: 0, worth: 900 }, { layer: 'gift' });
  const answer = price([line('1', 28_800)], [gift]);
  const refused = refusedAs(answer, 'g');
  expect(refused.code).toBe('saves_nothing');
  expect(sayRefusal(refused, 'buyer', 'zh-CN')).toBe('这项优惠不减金额，本单没有自动使用');
  expect(sayRefusal(refused, 'clerk', 'en')).toBe(
    'Takes nothing off, so it is not used by itself; a coupon may be picked',
  );
  const picked = coupon('g', 'gift_goods', { sku: 'CUP-01', from: 0 }, { layer: 'gift' }, { isPicked: true });
  expect(price([line('1', 28_800)], [picked]).gifts).toMatchObject([{ of: 'CUP-01', quantity: 1 }]);
});

test('every reason has words for all three in both languages', () => {
  for (const locale of LOCALES) {
    const refused = messagesOf(locale).pricing?.refused as Record<string, Record<string, string>>;
    for (const [code, voices] of Object.entries(refused))
      expect([code, ...Object.keys(voices)]).toEqual([code, 'buyer', 'clerk', 'auditor']);
  }
});
