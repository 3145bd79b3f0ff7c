import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { decideReferral, type FriendOrder, type ReferralFacts, ripenessOf } from './decide-referral';
import { STANDARD_REFERRAL } from './standard';

const zone = 'Asia/Shanghai';
const BOUND = new Date('2026-03-01T02:00:00Z');
const day = (days: number) => addDays(BOUND, days, zone);
const order = (paid: number, more: Partial<FriendOrder> = {}): FriendOrder => ({
  number: `o${paid}`,
  paidAt: day(paid),
  completedAt: null,
  left: 10_000,
  ...more,
});
const facts = (now: number, more: Partial<ReferralFacts> = {}): ReferralFacts => ({
  state: 'bound',
  code: null,
  review: 'none',
  boundAt: BOUND,
  orderNumber: null,
  orders: [],
  isOneself: false,
  wasMember: false,
  isFrozen: false,
  rules: { ...STANDARD_REFERRAL, minAmount: 5_000 },
  zone,
  now: day(now),
  ...more,
});

test.each<[string, ReferralFacts, string]>([
  ['without an order waits', facts(1), 'bound'],
  ['without an order in time is over', facts(90), 'expired'],
  ['a day before that it waits still', facts(89), 'bound'],
  ['with an order waits for its window', facts(3, { orders: [order(2)] }), 'pending'],
  ['with an order of too little money waits for another', facts(3, { orders: [order(2, { left: 4_999 })] }), 'bound'],
  [
    'with an order of exactly enough money waits for its window',
    facts(3, { orders: [order(2, { left: 5_000 })] }),
    'pending',
  ],
  ['with an order of which nothing is left waits', facts(3, { orders: [order(2, { left: 0 })] }), 'bound'],
  ['with an order of before does not count it', facts(3, { orders: [order(-1)] }), 'bound'],
  ['fifteen days after payment is given', facts(17, { orders: [order(2)] }), 'given'],
  [
    'an order that is complete is given seven days later',
    facts(10, { orders: [order(2, { completedAt: day(3) })] }),
    'given',
  ],
  ['and not before', facts(9, { orders: [order(2, { completedAt: day(3) })] }), 'pending'],
  [
    'a late completion does not move it beyond fifteen days',
    facts(17, { orders: [order(2, { completedAt: day(16) })] }),
    'given',
  ],
  ['held waits however long', facts(80, { review: 'open', state: 'pending', orders: [order(2)] }), 'pending'],
  ['released is given', facts(80, { review: 'released', state: 'pending', orders: [order(2)] }), 'given'],
  ['refused by somebody stays so', facts(80, { review: 'refused', state: 'refused', orders: [order(2)] }), 'stays'],
  ['of somebody frozen waits', facts(80, { isFrozen: true, orders: [order(2)] }), 'pending'],
  ['of oneself is refused', facts(3, { isOneself: true, orders: [order(2)] }), 'refused'],
  ['of a member of before is refused', facts(3, { wasMember: true, orders: [order(2)] }), 'refused'],
  [
    'is back when the merge is undone',
    facts(3, { state: 'refused', code: 'referral_own_account', orders: [order(2)] }),
    'pending',
  ],
  [
    'that was blocked stays refused',
    facts(3, { state: 'refused', code: 'referral_blocked', orders: [order(2)] }),
    'stays',
  ],
  ['given whose money stays, stays', facts(80, { state: 'given', orderNumber: 'o2', orders: [order(2)] }), 'stays'],
  [
    'given whose money went back is taken',
    facts(80, { state: 'given', orderNumber: 'o2', orders: [order(2, { left: 0 })] }),
    'taken',
  ],
  [
    'given of which too little is left is taken',
    facts(80, { state: 'given', orderNumber: 'o2', orders: [order(2, { left: 4_999 })] }),
    'taken',
  ],
  ['given whose order is gone is taken', facts(80, { state: 'given', orderNumber: 'o2' }), 'taken'],
  ['taken back stays so for good', facts(80, { state: 'taken', orders: [order(2)] }), 'stays'],
])('an invitation %s', (_, given, to) => expect(decideReferral(given).to).toBe(to));

test('the first order that is enough counts, in whatever order they are told', () => {
  const orders = [order(9), order(2, { left: 100 }), order(4), order(6)];
  fc.assert(
    fc.property(fc.shuffledSubarray(orders, { minLength: orders.length }), (shuffled) => {
      const step = decideReferral(facts(5, { orders: shuffled }));
      expect(step.to === 'pending' && step.order.number).toBe('o4');
    }),
  );
});

test('looking whenever it is said to gives exactly when the window is over, and never before', () => {
  const arbitrary = fc.record({
    paid: fc.integer({ min: 0, max: 80 }),
    completed: fc.option(fc.integer({ min: 0, max: 30 })),
  });
  fc.assert(
    fc.property(arbitrary, ({ paid, completed }) => {
      const completedAt = completed === null ? null : day(paid + completed);
      const end = ripenessOf({ paidAt: day(paid), completedAt }, STANDARD_REFERRAL, zone);
      let now = day(paid);
      for (let looks = 0; looks < 40; looks++) {
        // A completion is not known before it has happened, and nobody tells of it.
        const seen = order(paid, { completedAt: completedAt !== null && completedAt <= now ? completedAt : null });
        const step = decideReferral({ ...facts(0, { orders: [seen] }), now });
        if (step.to === 'given') {
          expect(now).toEqual(end);
          return;
        }
        if (step.to !== 'pending' || step.checkAt === null) throw new Error(step.to);
        expect(step.checkAt > now).toBe(true);
        now = step.checkAt;
      }
      throw new Error('never given');
    }),
  );
});
