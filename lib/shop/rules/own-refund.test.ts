import { describe, expect, test } from 'vitest';
import { decideAsking, decideOwnAmount, decideOwnRefund, isAtOnce, type OwnOrder } from './own-refund';

const PAID = new Date('2026-11-20T04:00:00Z');
const DAY = 86_400_000;
const TERMS = { refundMax: 20_000, refundDays: 7 };
const order: OwnOrder = { isShops: true, status: 'paid', paidAt: PAID };

const codeOf = (decision: ReturnType<typeof decideOwnRefund>) => (decision.allowed ? 'yes' : decision.code);

describe('a member gives goods back by himself', () => {
  test.each<[string, Partial<OwnOrder>, string]>([
    ['when it is paid', {}, 'yes'],
    ['when it is completed', { status: 'completed' }, 'yes'],
    ['never for an order of a till', { isShops: false }, 'refund_at_desk'],
    ['never before it is paid', { status: 'placed', paidAt: null }, 'refund_not_paid'],
    ['never after it was cancelled', { status: 'cancelled' }, 'refund_not_paid'],
  ])('%s', (_, more, expected) => expect(codeOf(decideOwnRefund({ ...order, ...more }, TERMS, PAID))).toBe(expected));

  test('until the instant at which the days since the payment are over', () => {
    const end = PAID.getTime() + 7 * DAY;
    expect(codeOf(decideOwnRefund(order, TERMS, new Date(end - 1)))).toBe('yes');
    expect(codeOf(decideOwnRefund(order, TERMS, new Date(end)))).toBe('refund_too_late');
  });

  test.each([
    [19_999, 'yes'],
    [20_000, 'yes'],
    [20_001, 'refund_too_much'],
  ])('of %i fen at once: %s', (amount, expected) => expect(codeOf(decideOwnAmount(amount, TERMS))).toBe(expected));
});

describe('a member asks the desk to take goods back', () => {
  test.each<[string, Partial<OwnOrder>, string]>([
    ['when it is paid', {}, 'yes'],
    ['when it is completed, however long ago', { status: 'completed', paidAt: new Date(0) }, 'yes'],
    ['never for an order of a till', { isShops: false }, 'refund_at_desk'],
    ['never before it is paid', { status: 'placed', paidAt: null }, 'refund_not_paid'],
    ['never after it was cancelled', { status: 'cancelled' }, 'refund_not_paid'],
  ])('%s', (_, more, expected) => expect(codeOf(decideAsking({ ...order, ...more }))).toBe(expected));

  test('only for what the shop does not give back at once', () => {
    const late = new Date(PAID.getTime() + 7 * DAY);
    const asked = [
      [20_000, PAID],
      [20_001, PAID],
      [1, late],
    ] as const;
    expect(asked.map(([amount, now]) => isAtOnce(order, amount, TERMS, now))).toEqual([true, false, false]);
  });
});
