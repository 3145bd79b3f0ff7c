import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { addDays, validityEnd } from '@/lib/kernel/day';
import { ZONE as zone } from '@/lib/platform/testing/zone';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import { bought, day, GOLD, heldOf, ONE, PLATINUM, SILVER } from '../testing/held';
import { closeUntil } from './close';
import type { Held } from './held';
import { keepByOrder } from './keep';
import { lend, lift, nextAbove, protect } from './lend';
import { keepState, outlook } from './outlook';
import { decideReach, reach } from './reach';
import { moveWindow, revertAfterRefund } from './revert';
import { factsOf, type Purchase, sumPurchases } from './window';

const at = (text: string) => day(zone, text);
const versionOf = () => ONE;
const BRONZE = { code: 'bronze', rank: 1 };

/** Reaches what a list of purchases gives, by the last of them as an order whose window is open for fifteen days. */
function settle(held: Held, purchases: readonly Purchase[], orderId: string): Held {
  const last = must(purchases.at(-1), 'nothing bought');
  const facts = factsOf(sumPurchases(purchases, held.reachFrom, null), held);
  const level = decideReach(ONE.scheme, facts, held);
  const cause = { at: last.at, order: { id: orderId, until: addDays(last.at, 15, zone) } };
  if (level !== null) return reach(held, level, ONE, cause, {}, zone).held;
  return keepByOrder(held, ONE, purchases, cause, zone)?.held ?? held;
}

const back = (held: Held, purchases: readonly Purchase[], when: Date) =>
  revertAfterRefund(held, versionOf, purchases, when, zone);

const newcomer = heldOf(BRONZE, at('2026-01-01'), null);

test('a refund in the window of the order takes the level back to the one before, with its old validity (4.B.4)', () => {
  const silver = settle(newcomer, [bought(at('2026-02-10'), 250)], 'a');
  const gold = settle(silver, [bought(at('2026-02-10'), 250), bought(at('2026-05-10'), 700)], 'b');
  expect([gold.code, gold.validTo]).toEqual(['gold', at('2027-06-01')]);
  const { held, change } = back(gold, [bought(at('2026-02-10'), 250)], at('2026-05-20'));
  expect([held.code, held.since, held.validTo]).toEqual(['silver', at('2026-02-10'), at('2027-03-01')]);
  expect([change?.reason, change?.from?.code, change?.to.code, change?.at]).toEqual([
    'reverted',
    'gold',
    'silver',
    at('2026-05-20'),
  ]);
});

test('after the window the level stays until its validity ends', () => {
  const gold = settle(newcomer, [bought(at('2026-05-10'), 900)], 'a');
  expect(back(gold, [], at('2026-05-25'))).toEqual({ held: gold, change: null });
  expect(back(gold, [], new Date(at('2026-05-25').getTime() - 1)).held.code).toBe('bronze');
});

test('a partial refund keeps what still holds, also a level in between', () => {
  const platinum = settle(newcomer, [bought(at('2026-05-10'), 2_500)], 'a');
  expect(back(platinum, [bought(at('2026-05-10'), 2_000)], at('2026-05-12')).change).toBeNull();
  const { held } = back(platinum, [bought(at('2026-05-10'), 900)], at('2026-05-12'));
  expect([held.code, held.validTo, held.provisional?.orderId]).toEqual(['gold', platinum.validTo, 'a']);
  expect(back(held, [], at('2026-05-13')).held.code).toBe('bronze');
});

test('whichever of two open orders comes back first, both back is where it began', () => {
  const [one, two] = [bought(at('2026-05-10'), 250), bought(at('2026-05-12'), 900)];
  const gold = settle(settle(newcomer, [one], 'a'), [one, two], 'b');
  const first = back(back(gold, [one], at('2026-05-14')).held, [], at('2026-05-15'));
  const other = back(back(gold, [two], at('2026-05-14')).held, [], at('2026-05-15'));
  expect([first.held.code, other.held.code]).toEqual(['bronze', 'bronze']);
  expect([first.held.validTo, other.held.validTo]).toEqual([null, null]);
});

test('completing an order moves the end of its window, also behind a later change', () => {
  const silver = settle(newcomer, [bought(at('2026-05-10'), 250)], 'a');
  const gold = settle(silver, [bought(at('2026-05-10'), 250), bought(at('2026-05-11'), 700)], 'b');
  const moved = moveWindow(gold, 'a', at('2026-05-18'));
  expect(moved.provisional?.before.provisional?.until).toEqual(at('2026-05-18'));
  expect(back(moved, [], at('2026-05-20')).held.code).toBe('silver');
});

test('an order in the last ninety days that meets the rule renews ahead, and its refund takes that back', () => {
  const gold = heldOf(GOLD, at('2025-03-10'), at('2026-04-01'));
  const early = [bought(at('2025-12-31'), 900)];
  expect(settle(gold, early, 'a')).toBe(gold);
  const inTime = [bought(at('2026-01-01'), 900)];
  const renewed = settle(gold, inTime, 'a');
  expect([renewed.validTo, renewed.keepFrom, renewed.since]).toEqual([at('2027-04-01'), at('2026-04-01'), gold.since]);
  expect(settle(gold, [bought(at('2026-01-01'), 100)], 'a')).toBe(gold);
  const { held, change } = back(renewed, [], at('2026-01-05'));
  expect([held.validTo, held.keepFrom, change?.reason]).toEqual([at('2026-04-01'), gold.keepFrom, 'reverted']);
});

test('renewing ahead ends where renewing at the end does', () => {
  const days = fc.array(fc.record({ day: fc.integer({ min: 0, max: 450 }), yuan: fc.integer({ min: 50, max: 900 }) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(days, (list) => {
      const since = at('2024-02-29');
      const held = heldOf(PLATINUM, since, validityEnd(since, 12, zone), { reachFrom: since });
      const bag = list
        .map((one) => bought(new Date(since.getTime() + one.day * 86_400_000), one.yuan))
        .sort((a, b) => +a.at - +b.at)
        .slice(0, 5);
      const calendar = { versionAt: versionOf, zone };
      let live = held;
      bag.forEach((one, index) => {
        const known = bag.slice(0, index + 1);
        live = closeUntil(live, known, one.at, calendar).held;
        live = keepByOrder(live, ONE, known, { at: one.at, order: null }, zone)?.held ?? live;
      });
      const end = at('2025-04-15');
      const kept = closeUntil(live, bag, end, calendar).held;
      const late = closeUntil(held, bag, end, calendar).held;
      expect([kept.code, kept.validTo, kept.keepFrom]).toEqual([late.code, late.validTo, late.keepFrom]);
    }),
    { numRuns: 1_000 },
  );
});

test('an override counts until its end, the earned level goes on beneath it, and one earned above it ends it', () => {
  const gold = must(STANDARD_LEVELS.levels[2], 'gold');
  const lending = { kind: 'override' as const, until: at('2026-07-01'), reason: 'apology', by: 'staff:x' };
  const lent = lend(newcomer, gold, ONE, lending, at('2026-05-01'));
  if ('refused' in lent) throw new Error('refused');
  expect(lent.change).toMatchObject({ reason: 'override', to: { code: 'gold' }, validTo: at('2026-07-01') });
  const silver = settle(lent.held, [bought(at('2026-05-10'), 250)], 'a');
  expect([silver.code, silver.lent?.code, silver.changedAt]).toEqual(['silver', 'gold', at('2026-05-01')]);
  expect(lift(silver, at('2026-05-20'), { reason: 'done', by: 'staff:y' }).change?.to.code).toBe('silver');
  const platinum = settle(silver, [bought(at('2026-05-10'), 250), bought(at('2026-05-12'), 2_000)], 'b');
  expect([platinum.code, platinum.lent]).toEqual(['platinum', null]);
});

test('lending is refused for the level held, for a date that has passed; a trial lends the next level', () => {
  const silver = heldOf(SILVER, at('2026-01-10'), at('2027-02-01'));
  const to = (level = nextAbove(ONE, silver), until = at('2026-07-01')) =>
    lend(
      silver,
      must(level, 'a level'),
      ONE,
      { kind: 'trial', until, reason: 'taste', by: 'staff:x' },
      at('2026-05-01'),
    );
  expect(to()).toMatchObject({ change: { reason: 'trial', to: { code: 'gold' } } });
  expect(to(must(STANDARD_LEVELS.levels[1], 'silver'))).toEqual({ refused: 'level_held_already' });
  expect(to(undefined, at('2026-05-01'))).toEqual({ refused: 'end_not_ahead' });
  expect(nextAbove(ONE, heldOf({ code: 'black', rank: 6 }, at('2026-01-10'), null))).toBeNull();
});

test('a protection stretches a grace that runs; ended or brought nearer, the grace ends by itself, never in the past', () => {
  const held = heldOf(GOLD, at('2025-01-10'), at('2026-02-01'), { graceUntil: at('2026-03-03') });
  const now = at('2026-02-10');
  const long = protect(held, at('2030-01-01'), ONE, now, zone);
  expect(long.graceUntil).toEqual(at('2030-01-01'));
  expect(protect(held, at('2026-02-15'), ONE, now, zone).graceUntil).toEqual(at('2026-03-03'));
  expect(protect(long, at('2026-05-01'), ONE, now, zone).graceUntil).toEqual(at('2026-05-01'));
  expect(protect(long, null, ONE, now, zone).graceUntil).toEqual(at('2026-03-03'));
  const ended = protect(long, null, ONE, at('2027-06-06'), zone);
  expect(ended.graceUntil).toEqual(at('2027-06-06'));
  const { changes } = closeUntil(ended, [], at('2027-06-07'), { versionAt: versionOf, zone });
  expect(changes.map(({ reason, at: when }) => [reason, when])).toEqual([['dropped', at('2027-06-06')]]);
});

test('the outlook says what is still needed and where the level goes without it', () => {
  const held = heldOf(GOLD, at('2025-03-10'), at('2026-04-01'));
  const view = must(outlook(held, ONE, [bought(at('2025-03-10'), 250)], zone), 'an outlook');
  expect([view.isMet, view.projected.code, view.dropsAt]).toEqual([false, 'silver', at('2026-05-01')]);
  expect(view.routes.map(([gap]) => [gap?.attribute, gap?.short])).toEqual([
    ['orders', 2],
    ['amount', 55_000],
  ]);
  const met = must(outlook(held, ONE, [bought(at('2025-03-10'), 800)], zone), 'an outlook');
  expect([met.isMet, met.projected.code, met.dropsAt, met.routes]).toEqual([true, 'gold', null, []]);
  expect(outlook(newcomer, ONE, [], zone)).toBeNull();
});

test('keeping is near from the longest notice before the end on, and never once enough is done', () => {
  const held = heldOf(GOLD, at('2025-03-10'), at('2026-04-01'));
  const short = must(outlook(held, ONE, [], zone), 'an outlook');
  const state = (said: typeof short, on: string) => keepState(said, { noticeDays: [7, 30, 1] }, at(on), zone);
  expect([state(short, '2026-03-01'), state(short, '2026-03-02'), state(short, '2026-03-31')]).toEqual([
    'open',
    'near',
    'near',
  ]);
  expect(state({ ...short, graceUntil: at('2026-05-01') }, '2026-04-02')).toBe('grace');
  expect(state({ ...short, isMet: true }, '2026-03-31')).toBe('met');
  expect(keepState(short, { noticeDays: [] }, at('2026-03-31'), zone)).toBe('open');
});
