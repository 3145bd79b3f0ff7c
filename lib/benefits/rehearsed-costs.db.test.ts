import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBudget } from '@/lib/budgets/testing/given';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { saveDraftCommand } from '@/lib/levels';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram, STANDARD_LEVELS } from '@/lib/standard-program';
import { grantIn } from './grant/process';
import { rehearseWithCosts } from './rehearsed-costs';
import { givenBenefit, givenGrant } from './testing/grants';
import '@/lib/wiring';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = localAt('2026-03-20T10:00');
const staff = (...permissions: string[]): Actor => ({
  kind: 'staff',
  id: newId(),
  name: 'Ma',
  roles: [],
  permissions: new Set(['settings.read', 'settings.edit', ...permissions]) as Extract<
    Actor,
    { kind: 'staff' }
  >['permissions'],
  scope: null,
});
const reader = staff('benefits.read', 'budgets.read', 'members.read', 'levels.read');
const pay = (member: string, yuan: number) =>
  processOrders([anOrder({ member, yuan, paidAt: local('2026-03-10T12:00') })], NOW);

/** Gold and platinum for less, diamond for more than today. */
const draft = {
  ...STANDARD_LEVELS,
  levels: STANDARD_LEVELS.levels.map((level) => {
    const atLeast = { gold: 50_000, platinum: 70_000, diamond: 1_000_000 }[level.code];
    return atLeast === undefined ? level : { ...level, rule: { attribute: 'amount', atLeast } };
  }),
};

test('a draft costs the packs that are then given and the months of all members, within the budgets of levels', async () => {
  const packs = await givenBenefit({
    levels: [
      { level: 'gold', times: 1 },
      { level: 'platinum', times: 2 },
    ],
    cost: { perUse: 700 },
    giveOn: [{ on: 'level_entry' }],
  });
  const last = await givenBenefit({
    levels: [
      { level: 'gold', times: 1 },
      { level: 'platinum', times: 1 },
    ],
    cost: { perUse: 90 },
    giveOn: [{ on: 'level_entry', skipped: 'none' }],
  });
  const faithful = await givenBenefit({
    levels: [{ level: 'gold', times: 1 }],
    where: { attribute: 'member.orders', atLeast: 2 },
    cost: { perUse: 11 },
    giveOn: [{ on: 'level_entry' }],
  });
  await givenBenefit({
    levels: [{ level: 'gold', times: 1 }],
    per: 'week',
    cost: { perUse: 300 },
    giveOn: [{ on: 'period' }],
  });
  const members = [];
  for (const yuan of [600, 600, 5_100, 750, 760, 10]) {
    const member = await givenMember();
    await pay(member, yuan);
    members.push(member);
  }
  await pay(members[1] ?? '', 20);
  const [first = '', , , fourth = ''] = members;
  await givenGrant(first, packs, { grantKey: 'level:gold', source: 'level_entry', level: 'gold' });
  await givenGrant(fourth, packs, { grantKey: 'level:gold', voidedAt: NOW, voidedWhy: 'test' });
  // A gift by hand is no pack of a level.
  await givenGrant(members[1] ?? '', packs, { grantKey: 'by-hand' });
  await execute(
    saveDraftCommand,
    { ...systemCaller('test', NOW), actor: reader },
    { base: 1, scheme: draft, note: '' },
  );
  await givenBudget({ limit: 100, scope: 'level', subject: 'gold', per: 'month' });
  await givenBudget({ limit: 10_500, scope: 'level', subject: 'platinum', per: 'month' });
  await givenBudget({ limit: 10_417, scope: 'level', subject: 'diamond' });
  await givenBudget({ limit: 1, scope: 'level', subject: 'silver', kind: 'COUNT' });

  const { found, costs } = must(await rehearseWithCosts(pool(), reader, NOW), 'a draft');
  const { levels, total, uncounted } = must(costs, 'for this reader');
  const named = (code: string) =>
    must(
      levels.find(({ level }) => level === code),
      code,
    );
  expect(found).toMatchObject({ members: 6, up: 4, down: 1 });

  // Every pack of every level passed is asked for as the event would; what is new was foretold, and what was had too.
  const ranks = STANDARD_LEVELS.levels.map(({ code }) => code);
  for (const level of ['gold', 'platinum']) {
    const asks = found.listed
      .filter(
        ({ kind, from, to }) =>
          kind === 'up' && ranks.indexOf(from) < ranks.indexOf(level) && ranks.indexOf(level) <= ranks.indexOf(to),
      )
      .flatMap(({ memberId, to }) =>
        [packs, ...(level === to ? [last] : []), ...(level === 'gold' ? [faithful] : [])].map((benefit) => ({
          memberId,
          benefit,
          source: 'level_entry' as const,
          key: `level:${level}`,
          level,
          at: NOW,
        })),
      );
    const outcomes = await withTransaction((db) => grantIn(db, asks, NOW));
    const isNew = outcomes.flatMap((one) => (one.ok ? !one.value.isRepeat : []));
    expect([level, named(level).packs]).toEqual([level, isNew.filter(Boolean).length]);
    expect([level, named(level).had]).toEqual([level, isNew.filter((one) => !one).length]);
  }
  expect(named('gold')).toMatchObject({ packs: 5, had: 2, packFen: 2 * 700 + 2 * 90 + 11 });
  expect(named('platinum')).toMatchObject({ packs: 4, had: 0, packFen: 2 * 1_400 + 2 * 90 });

  // A month by the standard coupons (1 of ¥5, 2 of ¥8, 3 of ¥12, 5 of ¥20 and a twelfth of ¥50 on birthdays), and the
  // weekly one of gold.
  const month: Record<string, number> = { silver: 500, gold: 1_600 + 1_300, platinum: 3_600, diamond: 10_000 + 417 };
  for (const { code, today, after } of found.levels) {
    expect(named(code)).toMatchObject({ before: today * (month[code] ?? 0), after: after * (month[code] ?? 0) });
  }
  expect(['gold', 'platinum', 'diamond'].map((code) => named(code).first)).toEqual([5_800, 7_200, 10_417]);
  expect(total).toMatchObject({ packs: 9, had: 2, packFen: 4_571, before: 12_917, after: 500 + 5_800 + 10_800 });
  expect(['gold', 'platinum', 'diamond', 'silver'].map((code) => named(code).budget)).toEqual([
    { left: 100, limit: 100, exceeds: 'first' },
    { left: 10_500, limit: 10_500, exceeds: 'later' },
    { left: 10_417, limit: 10_417, exceeds: null },
    null,
  ]);
  expect(uncounted.map(({ en }) => en)).toContain('Dedicated service');
});

test('costs are for who may see benefits, budgets for who may see all of them', async () => {
  expect((await rehearseWithCosts(pool(), staff(), NOW))?.costs).toBeNull();
  const { costs } = must(await rehearseWithCosts(pool(), staff('benefits.read'), NOW), 'a draft');
  expect(costs).toMatchObject({ showsBudgets: false, isAny: true });
  expect(costs?.levels.every(({ budget }) => budget === null)).toBe(true);
});
