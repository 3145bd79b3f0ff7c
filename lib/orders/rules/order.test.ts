import { expect, test } from 'vitest';
import { decideProgress, type OrderFace, type OrderStatus } from './order';

const face = (status: OrderStatus, more: Partial<OrderFace> = {}): OrderFace => ({
  version: null,
  status,
  memberId: 'm',
  contentHash: 'x',
  ...more,
});

test.each<[OrderStatus, OrderStatus, string, string]>([
  // known, event, same content, changed content
  ['placed', 'placed', 'repeat', 'replace'],
  ['placed', 'paid', 'settle', 'settle'],
  ['placed', 'completed', 'settle', 'settle'],
  ['placed', 'cancelled', 'cancel', 'cancel'],
  ['paid', 'placed', 'repeat', 'order_settled'],
  ['paid', 'paid', 'repeat', 'order_settled'],
  ['paid', 'completed', 'complete', 'order_settled'],
  ['paid', 'cancelled', 'cancel', 'order_settled'],
  ['completed', 'placed', 'repeat', 'order_settled'],
  ['completed', 'paid', 'repeat', 'order_settled'],
  ['completed', 'completed', 'repeat', 'order_settled'],
  ['completed', 'cancelled', 'order_completed', 'order_settled'],
  ['cancelled', 'placed', 'repeat', 'order_cancelled'],
  ['cancelled', 'paid', 'order_cancelled', 'order_cancelled'],
  ['cancelled', 'completed', 'order_cancelled', 'order_cancelled'],
  ['cancelled', 'cancelled', 'repeat', 'order_cancelled'],
])('a %s order meets %s: %s, with changed lines: %s', (known, event, same, changed) => {
  const name = (progress: ReturnType<typeof decideProgress>) =>
    progress.kind === 'refused' ? progress.code : progress.kind;
  expect(name(decideProgress(face(known), face(event)))).toBe(same);
  expect(name(decideProgress(face(known), face(event, { contentHash: 'y' })))).toBe(changed);
});

test('an older version is stale whatever it says; without versions nothing is', () => {
  const known = face('paid', { version: 5 });
  expect(decideProgress(known, face('paid', { version: 4, contentHash: 'y' }))).toEqual({ kind: 'stale' });
  expect(decideProgress(known, face('paid', { version: 5 }))).toEqual({ kind: 'repeat' });
  expect(decideProgress(known, face('paid'))).toEqual({ kind: 'repeat' });
});

test('an order never changes its member', () => {
  expect(decideProgress(face('placed'), face('paid', { memberId: 'n' }))).toMatchObject({
    code: 'order_member_changed',
  });
});
