import { expect, test } from 'vitest';
import { ZONE as zone } from '@/lib/platform/testing/zone';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import { day, GOLD, heldOf, PLATINUM } from '../testing/held';
import { closingSpan, purchaseNeed } from './need';
import { versionsWithin } from './versions';

const at = (text: string) => day(zone, text);
const version = (n: number, from: string, more: Partial<typeof STANDARD_LEVELS> = {}) => ({
  version: n,
  effectiveFrom: at(from),
  scheme: { ...STANDARD_LEVELS, ...more },
});
const plain = [version(1, '2020-01-01')];
const gold = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'));
const on = (from: string, to = from) => ({ from: at(from), to: at(to) });

test('the versions of a span are the one that counts at its start and those that begin in it', () => {
  const versions = [version(3, '2026-01-01'), version(2, '2025-01-01'), version(1, '2020-01-01')];
  const said = (from: string, to: string) => versionsWithin(versions, at(from), at(to)).map((one) => one.version);
  expect(said('2025-06-01', '2025-07-01')).toEqual([2]);
  expect(said('2024-06-01', '2025-01-01')).toEqual([2, 1]);
  expect(said('2019-01-01', '2019-02-01')).toEqual([1]);
  expect(said('2019-01-01', '2027-01-01')).toEqual([3, 2, 1]);
});

test('who has nothing due by his events and no window needs no single purchases', () => {
  expect(purchaseNeed(gold, on('2025-11-30'), plain, zone)).toBeNull();
  expect(purchaseNeed(gold, on('2025-12-01'), plain, zone)).toEqual({ from: null });
});

test('a renewal beneath a later level needs them, and events further apart than a validity', () => {
  const until = at('2025-06-01');
  const kept = { ...gold, provisional: { kind: 'kept' as const, orderId: 'a', until, before: gold } };
  const platinum = heldOf(PLATINUM, at('2025-05-10'), at('2027-06-01'), {
    provisional: { kind: 'reached', orderId: 'b', until, before: kept },
  });
  expect(purchaseNeed(platinum, on('2025-05-20'), plain, zone)).toEqual({ from: null });
  const bronze = heldOf({ code: 'bronze', rank: 1 }, at('2025-01-01'), null);
  expect(purchaseNeed(bronze, on('2025-01-10', '2025-11-02'), plain, zone)).toBeNull();
  expect(purchaseNeed(bronze, on('2025-01-10', '2025-11-03'), plain, zone)).toEqual({ from: null });
});

test('who dropped once needs those from the drop on, or from where his window begins', () => {
  const dropped = { ...gold, reachFrom: at('2024-05-05') };
  expect(purchaseNeed(dropped, on('2025-06-01'), plain, zone)).toEqual({ from: at('2024-05-05') });
  const lifetime = [version(1, '2020-01-01', { keepWindow: { kind: 'LIFETIME' } })];
  expect(purchaseNeed(dropped, on('2025-06-01'), lifetime, zone)).toEqual({ from: null });
});

test('closing reads from the earliest window of the versions by which it may judge', () => {
  const until = at('2026-05-01');
  const { memberId, validTo } = gold;
  expect(closingSpan(gold, until, plain, zone)).toEqual({ memberId, from: at('2025-02-10'), cut: validTo });
  const wider = [version(2, '2026-03-10', { keepWindow: { kind: 'ROLLING_DAYS', days: 730 } }), ...plain];
  const from = at('2024-03-01');
  expect(closingSpan(gold, until, wider, zone)).toEqual({ memberId, from, cut: from });
  const whole = [version(2, '2026-03-10', { keepWindow: { kind: 'LIFETIME' } }), ...plain];
  expect(closingSpan(gold, until, whole, zone)).toEqual({ memberId, from: null, cut: new Date(0) });
  expect(closingSpan(gold, at('2026-03-09'), whole, zone)).toEqual({ memberId, from: at('2025-02-10'), cut: validTo });
});
