import { expect, test } from 'vitest';
import { orderInFuture, refuseFuture } from './future';

const NOW = new Date('2026-03-10T04:00:00Z');
const ahead = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTES_5 = 300_000;

test.each([
  ['now', { placedAt: NOW, paidAt: NOW }, null],
  ['by a clock that runs five minutes ahead', { placedAt: NOW, paidAt: ahead(MINUTES_5) }, null],
  ['a moment later', { placedAt: NOW, paidAt: ahead(MINUTES_5 + 1) }, ahead(MINUTES_5 + 1)],
  ['placed in the future and not paid', { placedAt: ahead(86_400_000), paidAt: null }, ahead(86_400_000)],
  ['completed in the future', { placedAt: NOW, paidAt: NOW, completedAt: ahead(86_400_000) }, ahead(86_400_000)],
  ['long ago', { placedAt: new Date(0), paidAt: new Date(1) }, null],
])('an order of %s (P-time)', (_, order, wrong) => {
  const refusal = orderInFuture(order, { now: NOW, aheadDays: 0 });
  if (wrong === null) expect(refusal).toBeNull();
  else {
    const facts = { at: wrong.toISOString(), latest: '2026-03-10T04:05:00.000Z' };
    expect(refusal).toMatchObject({ code: 'order_in_future', status: 422, facts });
  }
});

test('the program says how far a time may lie ahead', () => {
  const moment = { now: NOW, aheadDays: 2 };
  expect(orderInFuture({ placedAt: ahead(2 * 86_400_000 + MINUTES_5) }, moment)).toBeNull();
  expect(orderInFuture({ placedAt: ahead(2 * 86_400_000 + MINUTES_5 + 1) }, moment)).not.toBeNull();
});

test('a refund that names no time is never ahead', () => {
  expect(refuseFuture('refund_in_future', [undefined, null], { now: NOW, aheadDays: 0 })).toBeNull();
});
