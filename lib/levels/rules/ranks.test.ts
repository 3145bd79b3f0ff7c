import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { ZONE as zone } from '@/lib/platform/testing/zone';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import type { Level, LevelScheme } from '../schema';
import { bought, day, GOLD, heldOf, PLATINUM, SILVER } from '../testing/held';
import { closeUntil } from './close';
import { lend } from './lend';
import { withStandIns } from './publish';
import { decideReach, levelIn } from './reach';
import { rehearse } from './rehearse';
import { revertAfterRefund } from './revert';

const at = (text: string) => day(zone, text);
const facts = (yuan: number) => ({ orders: 0, amount: yuan * 100, invited: false });

/** A scheme of these levels in order, ranked as the editor ranks them. */
const ranked = (levels: readonly Level[]): LevelScheme =>
  withStandIns({ ...STANDARD_LEVELS, levels: levels.map((level, index) => ({ ...level, rank: index + 1 })) }, [
    STANDARD_LEVELS,
  ]);
const standard = (code: string) =>
  must(
    STANDARD_LEVELS.levels.find((level) => level.code === code),
    code,
  );
const plus: Level = { ...standard('gold'), code: 'gold_plus', rule: { attribute: 'amount', atLeast: 150_000 } };
/** One level more between gold and platinum. */
const wider = ranked(STANDARD_LEVELS.levels.flatMap((level) => (level.code === 'gold' ? [level, plus] : [level])));
const without = (...codes: string[]) => ranked(STANDARD_LEVELS.levels.filter(({ code }) => !codes.includes(code)));
const calendar = (scheme: LevelScheme) => ({ zone, versionAt: () => ({ version: 2, scheme }) });
const held = heldOf(PLATINUM, at('2025-02-10'), at('2026-03-01'));

test('a level whose rank moved up with a version is not reached again, and drops to the level below it there', () => {
  expect(decideReach(wider, facts(2_500), held)).toBeNull();
  expect(decideReach(wider, facts(6_000), held)?.code).toBe('diamond');
  const { changes } = closeUntil(held, [], at('2026-04-15'), calendar(wider));
  expect(changes.map(({ reason, to }) => [reason, to.code])).toEqual([['dropped', 'gold_plus']]);
});

test('a renewal writes the rank of the version by which it is renewed', () => {
  const { held: kept } = closeUntil(held, [bought(at('2025-06-01'), 2_000)], at('2026-03-01'), calendar(wider));
  expect([kept.code, kept.rank, kept.since]).toEqual(['platinum', 5, held.since]);
});

test('a level that is gone counts as the next below it, however many are gone and whatever the ranks are now', () => {
  expect(levelIn(without('platinum'), PLATINUM).code).toBe('gold');
  expect(levelIn(without('platinum', 'gold'), PLATINUM).code).toBe('silver');
  expect(levelIn(ranked([standard('bronze'), plus]), PLATINUM).code).toBe('bronze');
  expect(withStandIns(without('gold'), [without('platinum'), STANDARD_LEVELS]).standIns).toEqual({ gold: 'silver' });
});

test('a level that is gone is renewed as the one that stands for it, or drops from that one', () => {
  const purchases = [bought(at('2025-06-01'), 900)];
  const kept = closeUntil(held, purchases, at('2026-03-01'), calendar(without('platinum')));
  expect(kept.changes.map(({ reason, from, to }) => [reason, from?.code, to.code])).toEqual([
    ['kept', 'platinum', 'gold'],
  ]);
  expect([kept.held.code, kept.held.rank, kept.held.since]).toEqual(['gold', 3, at('2026-03-01')]);
  const { changes } = closeUntil(held, [], at('2026-04-15'), calendar(without('platinum')));
  expect(changes.map(({ reason, to }) => [reason, to.code])).toEqual([['dropped', 'silver']]);
});

test('lending and taking back compare levels by the version too', () => {
  const two = { version: 2, scheme: wider };
  const lending = { kind: 'override' as const, until: at('2026-01-01'), reason: 'sorry', by: 'staff:x' };
  const below = lend(held, must(wider.levels[3], 'gold_plus'), two, lending, at('2025-05-01'));
  expect('refused' in below ? null : below.held.lent).toMatchObject({ code: 'gold_plus', raises: false });
  const provisional = { kind: 'reached' as const, orderId: 'a', until: at('2025-12-01'), before: held };
  const diamond = heldOf({ code: 'diamond', rank: 6 }, at('2025-11-20'), at('2026-12-01'), { provisional });
  const back = revertAfterRefund(diamond, () => two, [bought(at('2025-03-01'), 2_500)], at('2025-11-25'), zone);
  expect([back.held.code, back.held.validTo]).toEqual(['platinum', held.validTo]);
});

test('a rehearsal of levels that moved tells no rise that today gives already', () => {
  const one = { version: 1, scheme: STANDARD_LEVELS };
  const about = { current: one, draft: { version: 0, scheme: wider }, startsAt: at('2025-07-01'), zone };
  const all = [bought(at('2025-02-10'), 2_500)];
  expect(rehearse(held, all, all, about)).toEqual({ today: 'platinum', after: 'platinum', move: null });
  const silver = heldOf(SILVER, at('2025-02-10'), at('2026-03-01'));
  expect(rehearse(silver, all, all, about).move).toBeNull();
  expect(
    rehearse(heldOf(GOLD, at('2025-02-10'), null), [bought(at('2025-02-10'), 1_600)], all, about).move,
  ).toMatchObject({ kind: 'up', from: 'gold', to: 'gold_plus' });
});
