import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram, STANDARD_LEVELS } from '@/lib/standard-program';
import {
  closeLevels,
  discardDraftCommand,
  publishDraftCommand,
  raiseLevels,
  rehearseScheme,
  saveDraftCommand,
  schemeBook,
} from '.';
import type { LevelScheme } from './schema';
import { heldLevels } from './store/held';
import { changesOf, levelState } from './testing/state';
import '@/lib/wiring';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = localAt('2026-03-20T10:00');
const at = (text: string) => localAt(text);
const admin: Actor = {
  kind: 'staff',
  id: newId(),
  name: 'Ma',
  roles: [],
  permissions: new Set(['settings.read', 'settings.edit']),
  scope: null,
};
const by = { ...systemCaller('test', NOW), actor: admin };
const pay = (member: string, yuan: number, paidAt: string) => processOrders([anOrder({ member, yuan, paidAt })], NOW);

/** Gold for less, platinum for more than today. */
const draft: LevelScheme = {
  ...STANDARD_LEVELS,
  levels: STANDARD_LEVELS.levels.map((level) => {
    if (level.code === 'gold') return { ...level, rule: { attribute: 'amount', atLeast: 50_000 } };
    if (level.code === 'platinum') return { ...level, rule: { attribute: 'amount', atLeast: 300_000 } };
    return level;
  }),
};

test('a draft is rehearsed on the real members without changing one, published months ahead, and then raises them', async () => {
  const [silver, platinum, bronze] = [await givenMember(), await givenMember(), await givenMember()];
  await pay(silver, 600, local('2026-03-10T12:00'));
  await pay(platinum, 2_100, local('2026-03-10T12:00'));
  const before = await levelState();
  const found = await rehearseScheme(pool(), draft, at('2026-07-01'), NOW);
  expect(found).toMatchObject({ members: 3, isWhole: true, up: 1, down: 1 });
  expect(found.moves).toEqual(
    expect.arrayContaining([
      { kind: 'up', from: 'silver', to: 'gold', members: 1 },
      { kind: 'down', from: 'platinum', to: 'gold', members: 1 },
    ]),
  );
  expect(found.listed.find(({ memberId }) => memberId === platinum)).toMatchObject({
    kind: 'down',
    at: at('2027-05-01'),
    counted: { orders: 1, amount: 210_000 },
  });
  expect(found.levels.find(({ code }) => code === 'gold')).toEqual({ code: 'gold', today: 0, after: 2 });
  expect(await levelState()).toEqual(before);

  await execute(saveDraftCommand, by, { base: 1, scheme: draft, note: 'gold for less' });
  expect(await schemeBook(pool(), NOW)).toMatchObject({
    earliestDay: '2026-06-21',
    offeredDay: '2026-07-01',
    draft: { isOutdated: false, changes: [{ kind: 'rule' }, { kind: 'rule' }] },
  });
  const tooEarly = execute(publishDraftCommand, by, { firstDay: '2026-06-20' });
  await expect(tooEarly).rejects.toMatchObject({ code: 'effective_too_early', facts: { months: 3 } });
  await execute(publishDraftCommand, by, { firstDay: '2026-07-01' });
  const book = await schemeBook(pool(), NOW);
  expect(book.versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'coming'],
    [1, 'current'],
  ]);
  expect(book.draft).toBeNull();

  await raiseLevels(at('2026-06-30'));
  expect(await changesOf(silver)).toHaveLength(2);
  expect(await raiseLevels(at('2026-07-01'), 1)).toBe(1);
  expect((await changesOf(silver)).at(-1)).toBe('reached gold 2026-07-01');
  expect(await raiseLevels(at('2026-07-02'))).toBe(0);
  const [held] = await heldLevels(pool(), [platinum]);
  expect(must(held, 'held')).toMatchObject({ code: 'platinum', validTo: at('2027-04-01') });
  await closeLevels(at('2027-05-01'));
  expect((await changesOf(platinum)).at(-1)).toBe('dropped gold 2027-05-01');
  expect(await changesOf(bronze)).toEqual(['enrolled bronze 2025-01-06']);
});

test('a draft that is outdated, unchanged or missing is refused', async () => {
  await expect(execute(saveDraftCommand, by, { base: 1, scheme: draft, note: '' })).rejects.toMatchObject({
    code: 'draft_outdated',
  });
  await execute(saveDraftCommand, by, { base: 2, scheme: draft, note: '' });
  await expect(execute(publishDraftCommand, by, { firstDay: '2027-01-01' })).rejects.toMatchObject({
    code: 'scheme_unchanged',
  });
  await execute(discardDraftCommand, by, {});
  await expect(execute(discardDraftCommand, by, {})).rejects.toMatchObject({ code: 'no_draft' });
  const reader = { ...by, actor: { ...admin, permissions: new Set(['settings.read'] as const) } };
  await expect(execute(saveDraftCommand, reader, { base: 2, scheme: draft, note: '' })).rejects.toMatchObject({
    status: 403,
  });
});

test('a version never begins before every process knows it, seconds before midnight neither (4.M)', async () => {
  const late = { ...by, now: localAt('2026-12-19T23:59:58') };
  await execute(saveDraftCommand, late, { base: 2, scheme: STANDARD_LEVELS, note: 'as it was' });
  expect((await schemeBook(pool(), late.now)).earliestDay).toBe('2027-03-21');
  await expect(execute(publishDraftCommand, late, { firstDay: '2027-03-20' })).rejects.toMatchObject({
    code: 'effective_too_early',
    facts: { day: '2027-03-21' },
  });
  await execute(discardDraftCommand, late, {});
});
