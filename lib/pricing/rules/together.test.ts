import { describe, expect, test } from 'vitest';
import { goods, MEMBER, offer, SETTINGS } from '../testing/build';
import { collide, mayMeet, unequal } from './together';
import type { Offer } from './types';

// From a Monday, local, on; the prices of one sort of goods.
const MONDAY = new Date('2026-11-15T16:00:00Z');
const TEA = [goods('tea', 10_000, { floor: 5_000, levels: { gold: 8_000 } })];
const shop = {
  cart: { channel: 'online', store: null, freight: 0, points: 0 },
  earning: null,
  settings: SETTINGS,
} as const;
const days = (count: number) => ({
  from: MONDAY,
  to: new Date(MONDAY.getTime() + count * 86_400_000),
  members: [MEMBER],
});
const worstOf = (mine: Offer, other: Offer, count = 7) => collide(mine, other, TEA, days(count), shop).worst;

const item = offer('tea-off', 'item_discount', { skus: ['tea'], rateBp: 6_000 });
// Where most is lost: of twelve each would go below the floor, and stays at it.
const TWELVE = { sku: 'tea', quantity: 12, net: 12 * 5_000 };
const wednesdays = { weekdays: [3], rateBp: 7_000 };

describe('offers side by side (N5)', () => {
  test('N5 an offer of some weekday meets those that run on it, whatever day the campaign begins on', () => {
    const day = offer('wednesdays', 'member_day', wednesdays);
    expect(worstOf(item, day)).toMatchObject({ ...TWELVE, beyondFloor: 12 * 800 });
    expect(worstOf(item, day, 2)).toBeNull();
  });

  test('N5 what only members get stacks too: the price of a level, and a birthday', () => {
    expect(worstOf(item, offer('level', 'level_price', {}))).toMatchObject({ ...TWELVE, beyondFloor: 12 * 200 });
    const birthday = offer('birthday', 'birthday', { window: 'day', rateBp: 7_000, everyDays: 365 });
    expect(worstOf(item, birthday)).toMatchObject({ ...TWELVE, beyondFloor: 12 * 800 });
  });

  test('4.H ranges are half-open: what begins when the other ends does not meet it, and days count that both have', () => {
    const from = (at: string) => offer('later', 'member_day', wednesdays, {}, { startsAt: at });
    const until = { ...item, endsAt: new Date('2026-11-19T16:00:00Z') };
    expect(mayMeet(until, from('2026-11-19T16:00:00Z'))).toBe(false);
    expect(mayMeet(until, from('2026-11-19T15:59:59.999Z'))).toBe(true);
    // Its Wednesday is over when the other begins.
    expect(worstOf(until, from('2026-11-18T16:00:00Z'))).toBeNull();
    expect(worstOf(until, from('2026-11-17T16:00:00Z'))).not.toBeNull();
  });

  test('N20 one basket that costs members less on some weekday is found, whatever day the campaign begins on', () => {
    const day = offer('wednesdays', 'member_day', wednesdays);
    const buyers = [
      { level: '', member: null },
      { level: 'gold', member: MEMBER },
    ];
    const gap = (count: number) => unequal([day], [], TEA, buyers, { ...shop, ...days(count) });
    expect(gap(7)).toMatchObject({
      quantity: 3,
      least: { level: 'gold', net: 21_000 },
      most: { level: '', net: 30_000 },
      causes: ['wednesdays'],
    });
    expect(gap(2)).toBeNull();
  });
});
