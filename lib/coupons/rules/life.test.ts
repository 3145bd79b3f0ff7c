import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUPON_STATES, type Copy, type CouponEvent, type CouponState, decideCoupon, stateAt } from './life';

const NOW = new Date('2026-11-22T04:00:00Z');
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

const copyOf = (more: Partial<Copy> = {}): Copy => ({
  state: 'CLAIMED',
  startsAt: at(-10),
  endsAt: at(10),
  orderId: null,
  heldUntil: null,
  usedAt: null,
  isProlonged: false,
  ...more,
});
const held = (more: Partial<Copy> = {}) => copyOf({ state: 'HELD', orderId: 'a', heldUntil: at(1), ...more });
const used = (more: Partial<Copy> = {}) => copyOf({ state: 'USED', orderId: 'a', usedAt: at(-1), ...more });
const HOLD = { type: 'hold', orderId: 'a', until: at(1) } as const;
const USE = { type: 'use', orderId: 'a' } as const;
const RETURN = { type: 'return', orderId: 'a', endMin: at(7) } as const;

describe('expiry and holds are conditions, whatever is written (4.E)', () => {
  test.each<[string, Copy, CouponState]>([
    ['a moment before its end', copyOf({ endsAt: new Date(NOW.getTime() + 1) }), 'CLAIMED'],
    ['at its end', copyOf({ endsAt: NOW }), 'EXPIRED'],
    ['held', held(), 'HELD'],
    ['held past its end while the hold lasts', held({ endsAt: at(-1) }), 'HELD'],
    ['held until now', held({ heldUntil: NOW }), 'CLAIMED'],
    ['held until now and ended', held({ heldUntil: NOW, endsAt: at(-1) }), 'EXPIRED'],
    ['a code past its end', copyOf({ state: 'UNCLAIMED', endsAt: NOW }), 'EXPIRED'],
    ['used past its end', used({ endsAt: at(-1) }), 'USED'],
    ['voided past its end', copyOf({ state: 'VOIDED', endsAt: at(-1) }), 'VOIDED'],
  ])('%s', (_, copy, state) => expect(stateAt(copy, NOW)).toBe(state));
});

test.each<[string, Copy, CouponEvent, string]>([
  ['claims a code', copyOf({ state: 'UNCLAIMED' }), { type: 'claim' }, 'CLAIMED'],
  ['claims nothing twice', copyOf(), { type: 'claim' }, 'coupon_claimed'],
  ['holds', copyOf(), HOLD, 'HELD'],
  ['holds again for the same order', held(), HOLD, 'repeat'],
  ['does not hold for another order', held({ orderId: 'b' }), HOLD, 'coupon_held'],
  ['holds what another order held too long', held({ orderId: 'b', heldUntil: NOW }), HOLD, 'HELD'],
  ['does not hold before its start', copyOf({ startsAt: at(1) }), HOLD, 'not_started'],
  ['does not hold after its end', copyOf({ endsAt: NOW }), HOLD, 'expired'],
  ['does not hold a used one', used(), HOLD, 'already_used'],
  ['releases', held(), { type: 'release', orderId: 'a' }, 'CLAIMED'],
  ['releases nothing of another order', held({ orderId: 'b' }), { type: 'release', orderId: 'a' }, 'repeat'],
  ['uses what it holds', held(), USE, 'USED'],
  ['uses what it holds although it ended meanwhile', held({ endsAt: at(-1) }), USE, 'USED'],
  ['does not use what another order holds', held({ orderId: 'b' }), USE, 'coupon_held'],
  ['uses at a till without an order', copyOf(), { type: 'use', orderId: null }, 'USED'],
  ['uses again for the same order', used(), USE, 'repeat'],
  ['does not use twice without an order', used({ orderId: null }), { type: 'use', orderId: null }, 'already_used'],
  ['does not use for another order', used({ orderId: 'b' }), USE, 'already_used'],
  ['does not use after its end', copyOf({ endsAt: NOW }), USE, 'expired'],
  ['returns', used(), RETURN, 'CLAIMED'],
  ['returns nothing that was not used', copyOf(), RETURN, 'repeat'],
  ['returns nothing of another order', used({ orderId: 'b' }), RETURN, 'coupon_of_other_order'],
  ['marks what has ended', copyOf({ endsAt: NOW }), { type: 'expire' }, 'EXPIRED'],
  ['marks nothing that has not', copyOf(), { type: 'expire' }, 'coupon_not_ended'],
  ['marks nothing twice', copyOf({ state: 'EXPIRED', endsAt: NOW }), { type: 'expire' }, 'repeat'],
  ['voids', copyOf(), { type: 'void' }, 'VOIDED'],
  ['voids nothing that an order holds', held(), { type: 'void' }, 'coupon_held'],
  ['voids nothing that was used', used(), { type: 'void' }, 'already_used'],
])('%s', (_, copy, event, expected) => {
  const lived = decideCoupon(copy, event, NOW);
  const seen = lived.kind === 'moved' ? lived.copy.state : lived.kind === 'refused' ? lived.code : 'repeat';
  expect(seen).toBe(expected);
});

describe('what comes back from a refund (4.D.3)', () => {
  const endOf = (copy: Copy) => {
    const lived = decideCoupon(copy, RETURN, NOW);
    return lived.kind === 'moved' ? lived.copy.endsAt : null;
  };
  test('keeps its end when enough days are left', () => expect(endOf(used({ endsAt: at(8) }))).toEqual(at(8)));
  test('gets some days when it has ended', () => expect(endOf(used({ endsAt: at(-3) }))).toEqual(at(7)));
  test('gets them once only: redeem and cancel launders no expiry', () =>
    expect(endOf(used({ endsAt: at(-3), isProlonged: true }))).toEqual(at(-3)));
});

const anyCopy = fc
  .record({
    state: fc.constantFrom(...COUPON_STATES),
    startsAt: fc.integer({ min: -20, max: 20 }).map(at),
    endsAt: fc.integer({ min: -20, max: 20 }).map(at),
    heldUntil: fc.integer({ min: -2, max: 2 }).map(at),
    orderId: fc.constantFrom('a', 'b'),
    isProlonged: fc.boolean(),
  })
  .map((made): Copy => {
    const isBound = made.state === 'HELD' || made.state === 'USED';
    return {
      ...made,
      orderId: isBound ? made.orderId : null,
      heldUntil: made.state === 'HELD' ? made.heldUntil : null,
      usedAt: made.state === 'USED' ? NOW : null,
    };
  });
const anyEvent = fc.constantFrom<CouponEvent>(
  { type: 'claim' },
  HOLD,
  { type: 'hold', orderId: 'b', until: at(1) },
  { type: 'release', orderId: 'a' },
  USE,
  { type: 'use', orderId: null },
  RETURN,
  { type: 'expire' },
  { type: 'void' },
);

test('whatever happens, a copy is used by one order at a time, and nothing voided or marked comes to life', () => {
  fc.assert(
    fc.property(anyCopy, fc.array(anyEvent, { maxLength: 12 }), (begin, events) => {
      let copy = begin;
      for (const event of events) {
        const lived = decideCoupon(copy, event, NOW);
        if (lived.kind !== 'moved') continue;
        const next = lived.copy;
        if (copy.state === 'VOIDED' || copy.state === 'EXPIRED') throw new Error(`${copy.state} moved`);
        if (copy.state === 'USED') expect(event.type).toBe('return');
        if (next.state === 'USED') expect(['CLAIMED', 'HELD']).toContain(copy.state);
        expect((next.state === 'HELD') === (next.heldUntil !== null)).toBe(true);
        expect((next.state === 'USED') === (next.usedAt !== null)).toBe(true);
        copy = next;
      }
    }),
  );
});

test('an event that moved a copy moves it once', () => {
  fc.assert(
    fc.property(anyCopy, anyEvent, (copy, event) => {
      const first = decideCoupon(copy, event, NOW);
      if (first.kind !== 'moved') return;
      const again = decideCoupon(first.copy, event, NOW);
      expect(again.kind === 'moved' && again.copy.state !== first.copy.state).toBe(false);
      expect(again.kind).not.toBe('moved');
    }),
  );
});
