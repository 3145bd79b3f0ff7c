import { describe, expect, test } from 'vitest';
import { decideOwnAmount, decideOwnRefund, type OwnOrder } from './own-refund';

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
