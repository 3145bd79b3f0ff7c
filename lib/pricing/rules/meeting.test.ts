import { expect, test } from 'vitest';
import { coupon, offer, SETTINGS } from '../testing/build';
import { meetingOf } from './meeting';

const off = { off: 100 };
const order = offer('a', 'order_discount', off);
const line = (id: string, terms: object = {}) => offer(id, 'item_discount', { skus: ['S'], off: 1 }, terms);

test.each([
  ['two offers on the order', order, offer('b', 'order_discount', off), 'together'],
  [
    'two of a group',
    offer('a', 'order_discount', off, { group: 'g' }),
    offer('b', 'ladder', ladder(), { group: 'g' }),
    'group_taken',
  ],
  ['one that is exclusive', order, offer('b', 'order_discount', off, { stack: 'EXCLUSIVE' }), 'exclusive'],
  [
    'one that always stacks and one that is exclusive',
    offer('a', 'order_discount', off, { stack: 'ALWAYS' }),
    offer('b', 'order_discount', off, { stack: 'EXCLUSIVE' }),
    'together',
  ],
  ['two prices of units', offer('a', 'member_price', {}), offer('b', 'level_price', {}), 'lowest_price'],
  ['two offers on lines', line('a'), line('b'), 'other_lines'],
  [
    'two offers on lines of which one accepts the other',
    line('a', { accepts: ['y'] }),
    line('b', { tags: ['y'] }),
    'other_lines',
  ],
  [
    'two offers on lines that accept each other',
    line('a', { tags: ['x'], accepts: ['y'] }),
    line('b', { tags: ['y'], accepts: ['x'] }),
    'together',
  ],
  ['two coupons for goods', coupon('a', 'order_discount', off), coupon('b', 'order_discount', off), 'coupon_limit'],
] as const)('%s: %#', (_, a, b, meeting) => {
  expect(meetingOf(a, b, SETTINGS)).toBe(meeting);
  expect(meetingOf(b, a, SETTINGS)).toBe(meeting);
});

function ladder() {
  return { by: 'amount', steps: [{ from: 100, off: 1 }] };
}
