import { describe, expect, test } from 'vitest';
import { decideClaim } from '@/lib/coupons/rules/claim';
import { randomSigns } from '@/lib/coupons/rules/code';
import { type Copy, type CouponEvent, decideCoupon } from '@/lib/coupons/rules/life';
import { aTerms } from '@/lib/coupons/testing/terms';
import { line, offer, price } from '../testing/build';
import { keptByRest } from './kept';

type Example = readonly [rule: string, says: string, what: () => unknown, is: unknown];

const saveFrom300 = { kind: 'spend_save', params: { from: 30_000, off: 5_000 } };
const gift = { kind: 'gift_goods', params: { sku: 'cup', quantity: 1, from: 20_000 } };
const REFUNDS: readonly Example[] = [
  [
    '4.D.1',
    'units come back at their frozen nets, which add up to what was paid',
    () => {
      const priced = price(
        [line('1', 10_000, 2), line('2', 10_000)],
        [offer('o', saveFrom300.kind, saveFrom300.params)],
      );
      return priced.lines.flatMap(({ units }) => units.map(({ net }) => net));
    },
    [8_333, 8_334, 8_333],
  ],
  [
    '4.D.2',
    'a rest below the ¥300 of spend-and-save would have nothing of it',
    () => keptByRest(saveFrom300, { quantity: 2, amount: 20_000 }),
    0,
  ],
  ['4.D.2', 'a rest above keeps it', () => keptByRest(saveFrom300, { quantity: 3, amount: 30_000 }), 5_000],
  [
    '4.D.2',
    'what asks for no amount loses nothing',
    () => keptByRest({ kind: 'item_discount', params: { skus: ['a'], off: 100 } }, { quantity: 1, amount: 1 }),
    null,
  ],
  ['4.D.4', 'a gift from ¥200 is lost below it', () => keptByRest(gift, { quantity: 1, amount: 19_999 }), 0],
  ['4.D.4', 'and kept at it', () => keptByRest(gift, { quantity: 1, amount: 20_000 }), 1],
];

const NOW = new Date('2026-11-22T04:00:00Z');
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const copy = (more: Partial<Copy> = {}): Copy => ({
  state: 'CLAIMED',
  startsAt: day(-10),
  endsAt: day(10),
  orderId: null,
  heldUntil: null,
  usedAt: null,
  isProlonged: false,
  ...more,
});
const used = (more: Partial<Copy> = {}) => copy({ state: 'USED', orderId: 'a', usedAt: day(-1), ...more });
const lived = (of: Copy, event: CouponEvent) => {
  const answer = decideCoupon(of, event, NOW);
  return answer.kind === 'moved' ? answer.copy.state : answer.kind === 'refused' ? answer.code : answer.kind;
};
const back = { type: 'return', orderId: 'a', endMin: day(7) } as const;
const endAfter = (of: Copy) => {
  const answer = decideCoupon(of, back, NOW);
  return answer.kind === 'moved' ? answer.copy.endsAt : null;
};
const claim = (had: number, issued: number) => {
  const answer = decideClaim({
    terms: aTerms({ perMember: 2, total: 10 }),
    state: 'live',
    way: 'claim',
    claimer: { registeredAt: day(-100), status: 'active', levelCode: 'gold' },
    had: { total: had, today: had },
    stock: { total: 10, issued },
    now: NOW,
    zone: 'Asia/Shanghai',
  });
  return answer.allowed ? 'yes' : answer.code;
};
const COUPONS: readonly Example[] = [
  ['4.D.3', 'a coupon comes back with the same end', () => endAfter(used()), day(10)],
  ['4.D.3', 'one that ends within 7 days gets 7 days', () => endAfter(used({ endsAt: day(2) })), day(7)],
  ['4.D.3', 'once per coupon', () => endAfter(used({ endsAt: day(2), isProlonged: true })), day(2)],
  [
    '4.E.1',
    'CLAIMED → HELD → USED → CLAIMED',
    () => [
      lived(copy(), { type: 'hold', orderId: 'a', until: day(1) }),
      lived(copy({ state: 'HELD', orderId: 'a', heldUntil: day(1) }), { type: 'use', orderId: 'a' }),
      lived(used(), back),
    ],
    ['HELD', 'USED', 'CLAIMED'],
  ],
  [
    '4.E.1',
    'expiry is a condition at use, whatever a job has marked',
    () => lived(copy({ endsAt: NOW }), { type: 'hold', orderId: 'a', until: day(1) }),
    'expired',
  ],
  [
    '4.E.2',
    'the last one of a stock is given, and none after it',
    () => [claim(0, 9), claim(0, 10)],
    ['yes', 'sold_out'],
  ],
  ['4.E.2', 'two for each member, and no third', () => [claim(1, 0), claim(2, 0)], ['yes', 'limit_reached']],
  [
    '4.E.3',
    'what one order holds no other may use',
    () => lived(copy({ state: 'HELD', orderId: 'b', heldUntil: day(1) }), { type: 'use', orderId: 'a' }),
    'coupon_held',
  ],
  ['4.E.5', 'a code has 60 random bits and more', () => randomSigns('####-####-####-###') * 5 >= 60, true],
];

describe.each<readonly [string, readonly Example[]]>([
  ['refunds', REFUNDS],
  ['coupons', COUPONS],
])('the examples of the rules: %s', (_, examples) => {
  test.each(examples)('%s %s', (__, ___, what, is) => expect(what()).toEqual(is));
});
