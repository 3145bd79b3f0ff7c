import { expect, test } from 'vitest';
import { conditionOfAudience, NOBODY_YET } from './push-audience';

test('a form that says nothing chooses nobody, not all', () => expect(conditionOfAudience(NOBODY_YET)).toBeNull());

test('what is said must all hold; of several names one', () => {
  const said = { ...NOBODY_YET, levels: 'gold, black', tags: '茶', ordersMin: 2, idleDays: 30, joinedDays: 90 };
  expect(conditionOfAudience({ ...said, amountMin: 0 })).toEqual({
    all: [
      { attribute: 'member.level', oneOf: ['gold', 'black'] },
      { attribute: 'member.tags', oneOf: ['茶'] },
      { attribute: 'member.orders', atLeast: 2 },
      { attribute: 'member.amount', atLeast: 0 },
      { attribute: 'member.days_since_order', atLeast: 30 },
      { attribute: 'member.days', atMost: 90 },
    ],
  });
});
