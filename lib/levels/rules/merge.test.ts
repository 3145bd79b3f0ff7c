import { expect, test } from 'vitest';
import { ZONE } from '@/lib/platform/testing/zone';
import { day, GOLD, heldOf, ONE, PLATINUM, SILVER } from '../testing/held';
import { earnedOf } from './held';
import { mergeHeld } from './merge';
import { revertAfterRefund } from './revert';

const at = day(ZONE, '2026-03-25');
const since = day(ZONE, '2026-03-10');
const BASIC = { code: ONE.scheme.levels[0]?.code ?? '', rank: 1 };
const silver = heldOf(SILVER, day(ZONE, '2025-06-10'), day(ZONE, '2026-07-01'));
const basic = heldOf(BASIC, day(ZONE, '2025-01-06'), null);
const reached = (level: typeof GOLD, before: typeof silver) =>
  heldOf(level, since, day(ZONE, '2027-04-01'), {
    provisional: { kind: 'reached', orderId: 'o', until: day(ZONE, '2026-04-20'), before: earnedOf(before, since) },
  });
const merged = (to: typeof silver, from: typeof silver) => mergeHeld(to, from, ONE, [], { at, zone: ZONE }).held;
const afterRefund = (held: typeof silver) => revertAfterRefund(held, () => ONE, [], at, ZONE).held;

test.each([
  ['of the absorbed', merged(silver, reached(GOLD, basic))],
  ['of the survivor', merged(reached(GOLD, basic), silver)],
])(
  'a level reached by an order %s falls with it to what the other of the two had, with its old validity (4.B.4)',
  (_, held) => {
    expect(held).toMatchObject({ code: 'gold', provisional: { before: { code: 'silver' } } });
    expect(afterRefund(held)).toMatchObject({ code: 'silver', validTo: silver.validTo, provisional: null });
  },
);

test('two levels that both rest on orders fall one after the other', () => {
  const held = merged(reached(GOLD, silver), reached(PLATINUM, basic));
  expect(held).toMatchObject({
    code: 'platinum',
    provisional: { before: { code: 'gold', provisional: { before: { code: 'silver' } } } },
  });
  expect(afterRefund(held)).toMatchObject({ code: 'silver', validTo: silver.validTo });
});
