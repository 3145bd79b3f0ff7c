import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEvent, givenMember, givenOrder, record } from '@/lib/behaviours/testing/people';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { verifyAllBooks } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { local } from '@/lib/platform/testing/zone';
import { type PointsRules, pointsCapRooms, pointsRules } from '@/lib/points';
import { installStandardProgram, STANDARD_GROWTH, STANDARD_POINTS } from '@/lib/standard-program';
import {
  dropEarningDraftCommand,
  earningPage,
  orderPromise,
  publishEarningRulesCommand,
  saveEarningDraftCommand,
  simulateEarningCommand,
  withdrawEarningRulesCommand,
} from '.';
import type { RuleSet } from './schema';
import '@/lib/wiring';

const HOUR_MS = 3_600_000;
const editor: Actor = {
  kind: 'staff',
  id: '01980000-0000-7000-8000-000000000001',
  name: 'Ada',
  roles: ['admin'],
  permissions: new Set(['settings.read', 'settings.edit', 'members.read', 'orders.read']),
  scope: null,
};
const caller = () => ({ ...systemCaller('test'), actor: editor });
const page = (ruleSet: RuleSet, now = new Date()) => earningPage.run({ ...caller(), now, db: pool() }, { ruleSet });
const publish = (rules: unknown, more: object = {}, ruleSet: RuleSet = 'points') =>
  execute(publishEarningRulesCommand, caller(), {
    ruleSet,
    basedOn: 1,
    effectiveFrom: null,
    note: 'a test',
    rules,
    ...more,
  });
const inAMinute = () => new Date(Date.now() + 60_000);
const doubled: PointsRules = { ...STANDARD_POINTS, order: { ...STANDARD_POINTS.order, rateBp: 20_000 } };

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

describe('a draft', () => {
  test('is kept as it is, right or wrong, and counts for nothing', async () => {
    await execute(saveEarningDraftCommand, caller(), { ruleSet: 'growth', basedOn: 1, rules: { order: 'not yet' } });
    expect(await page('growth')).toMatchObject({
      live: 1,
      draft: { basedOn: 1, savedBy: 'Ada', rules: { order: 'not yet' } },
    });
    expect((await page('points')).draft).toBeNull();
    await execute(dropEarningDraftCommand, caller(), { ruleSet: 'growth' });
    expect((await page('growth')).draft).toBeNull();
  });
});

describe('publishing', () => {
  test('needs rules that read, and says what is wrong and where', async () => {
    const wrong = {
      ...STANDARD_POINTS,
      order: { ...STANDARD_POINTS.order, rateBp: -1 },
      caps: [{ code: 'm', period: 'year', limit: 1 }],
    };
    await expect(publish(wrong)).rejects.toMatchObject({
      name: 'InvalidInput',
      problems: [{ path: 'order.rateBp' }, { path: 'caps.0.period' }],
    });
  });

  test('refuses names that nobody knows', async () => {
    const when = { kind: 'level', codes: ['silver', 'titanium'] };
    const multipliers = [{ code: 'x', group: 'LEVEL' as const, rateBp: 20_000, when }];
    const wrong = { ...STANDARD_POINTS, order: { ...STANDARD_POINTS.order, multipliers, excludedCategories: ['air'] } };
    await expect(publish(wrong)).rejects.toMatchObject({
      problems: [
        { path: 'order.multipliers.0.when.codes', code: 'unknown_name' },
        { path: 'order.excludedCategories' },
      ],
    });
  });

  test('never reaches into the past, nor nearer than every process hears of it', async () => {
    for (const ahead of [-HOUR_MS, 0, 1_000]) {
      const effectiveFrom = new Date(Date.now() + ahead).toISOString();
      await expect(publish(doubled, { effectiveFrom })).rejects.toMatchObject({ code: 'effective_in_past' });
    }
  });

  test('needs a note, and the permission', async () => {
    await expect(publish(doubled, { note: ' ' })).rejects.toMatchObject({
      problems: [{ path: 'note', message: 'note_short' }],
    });
    const reader = { ...caller(), actor: { ...editor, permissions: new Set(['settings.read'] as const) } };
    const input = { ruleSet: 'points', basedOn: 1, effectiveFrom: null, note: 'a test', rules: doubled };
    await expect(execute(publishEarningRulesCommand, reader, input)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('of ten at once adds one version, and the others are told to look again', async () => {
    await execute(saveEarningDraftCommand, caller(), { ruleSet: 'points', basedOn: 1, rules: doubled as never });
    const before = Date.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => publish(doubled)));
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toHaveLength(9);
    for (const reason of lost)
      expect(reason).toMatchObject({ code: 'rules_changed_meanwhile', facts: { latest: 2, basedOn: 1 } });
    // It counts from a moment that is still to come, and this process knows it at once.
    const [newest] = await pointsRules(pool(), await program(pool()));
    expect(newest?.version).toBe(2);
    expect(newest?.effectiveFrom.getTime()).toBeGreaterThanOrEqual(before + 5_000);
    const after = await page('points', inAMinute());
    expect(after.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'live'],
      [1, 'past'],
    ]);
    expect([after.live, after.draft]).toEqual([2, null]);
    const { rows } = await pool().query(
      `SELECT "objectId", "reason" FROM "AuditEntry" WHERE "action" = 'earning.publish'`,
    );
    expect(rows).toEqual([{ objectId: 'points@2', reason: 'a test' }]);
  });

  test('leaves what was decided alone: each order is judged by the version of its own time, and names it', async () => {
    const member = await givenMember();
    await givenOrder(member, local('2026-03-03T12:00'), [100]);
    await givenOrder(member, new Date(Date.now() + HOUR_MS).toISOString(), [100]);
    const decisions = await decisionsOf(pool(), member, null, 10);
    const rules = decisions.flatMap(({ reasons }) =>
      reasons.filter(({ code }) => code === 'points_order').map(({ rule }) => rule),
    );
    expect(rules).toEqual(['points@2#order', 'points@1#order']);
  });

  test('for later counts from its instant on', async () => {
    const effectiveFrom = new Date(Date.now() + 48 * HOUR_MS);
    const growth = { ...STANDARD_GROWTH, behaviours: [{ ...STANDARD_GROWTH.behaviours[0], amount: 7 }] };
    await publish(growth, { effectiveFrom: effectiveFrom.toISOString() }, 'growth');
    expect((await page('growth')).versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'scheduled'],
      [1, 'live'],
    ]);
    const member = await givenMember();
    const checkIns = [
      anEvent(member, 'check_in', new Date(effectiveFrom.getTime() - 24 * HOUR_MS)),
      anEvent(member, 'check_in', effectiveFrom),
    ];
    const [before, after] = await record(checkIns, effectiveFrom);
    expect([before?.growth.granted, after?.growth.granted]).toEqual([5, 7]);
  });

  test('cannot be undone: a version is never changed or deleted, not even in the database', async () => {
    for (const change of [
      `UPDATE "PointsRules" SET "note" = 'x'`,
      'DELETE FROM "GrowthRules"',
      'TRUNCATE "PointsRules"',
    ]) {
      await expect(pool().query(change)).rejects.toThrow('append-only');
    }
  });
});

test('a promise is what settling then grants, with what the cap will cut (N9)', async () => {
  const member = await givenMember();
  const at = new Date(Date.now() + HOUR_MS);
  await givenOrder(member, at.toISOString(), [1_200]);
  const promise = await orderPromise(pool(), {
    memberId: member,
    at,
    lines: [{ id: '1', category: null, quantity: 1, net: 200_000 }],
  });
  await givenOrder(member, at.toISOString(), [2_000], 'paid');
  const [newest] = await decisionsOf(pool(), member, null, 1);
  const { earned } = must(newest, 'a decision').outcome as { earned: { points: object; growth: number } };
  expect(earned.points).toMatchObject({
    ...promise.points,
    availableAt: promise.points.availableAt?.toISOString() ?? null,
  });
  expect(earned.growth).toBe(promise.growth);
  const [room] = await pointsCapRooms(pool(), await program(pool()), member, at);
  expect(room).toMatchObject({ cap: 'month', used: 5_000, limit: 5_000 });
});

describe('a version that has not begun', () => {
  const DAY_MS = 24 * HOUR_MS;
  const daysAhead = (days: number) => new Date(Date.now() + days * DAY_MS);
  const withdraw = (version: number) =>
    execute(withdrawEarningRulesCommand, caller(), { ruleSet: 'points', version, note: 'a mistake' });
  const tripled: PointsRules = { ...STANDARD_POINTS, order: { ...STANDARD_POINTS.order, rateBp: 30_000 } };

  test('is never overtaken by a newer one, which it would replace on its day', async () => {
    await publish(tripled, { basedOn: 2, effectiveFrom: daysAhead(40).toISOString() });
    for (const effectiveFrom of [null, daysAhead(39).toISOString()]) {
      await expect(publish(doubled, { basedOn: 3, effectiveFrom })).rejects.toMatchObject({
        code: 'effective_before_newest',
        facts: { version: 3 },
      });
    }
  });

  test('is withdrawn for good: it stays listed, never counts, and its number is not used again', async () => {
    await withdraw(3);
    await expect(withdraw(3)).rejects.toMatchObject({ code: 'version_withdrawn' });
    await expect(publish(doubled, { basedOn: 3 })).rejects.toMatchObject({ code: 'rules_changed_meanwhile' });
    await publish(doubled, { basedOn: 2, effectiveFrom: daysAhead(10).toISOString() });
    const { versions, newest } = await page('points', daysAhead(50));
    expect(newest).toBe(4);
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '4 live',
      '3 withdrawn',
      '2 past',
      '1 past',
    ]);
    expect(versions[1]).toMatchObject({ withdrawnBy: 'Ada', withdrawnWhy: 'a mistake' });
    const member = await givenMember();
    await givenOrder(member, daysAhead(45).toISOString(), [100]);
    const [decision] = await decisionsOf(pool(), member, null, 1);
    expect(decision?.reasons.find(({ code }) => code === 'points_order')?.rule).toBe('points@4#order');
    const { rows } = await pool().query(
      `SELECT "objectId", "reason" FROM "AuditEntry" WHERE "action" = 'earning.withdraw'`,
    );
    expect(rows).toEqual([{ objectId: 'points@3', reason: 'a mistake' }]);
  });

  test('is the only kind that can be withdrawn, and nobody brings it back', async () => {
    await expect(withdraw(1)).rejects.toMatchObject({ code: 'version_begun' });
    await expect(withdraw(9)).rejects.toMatchObject({ code: 'version_not_found', status: 404 });
    const reader = { ...caller(), actor: { ...editor, permissions: new Set(['settings.read'] as const) } };
    const input = { ruleSet: 'points', version: 4, note: 'a mistake' };
    await expect(execute(withdrawEarningRulesCommand, reader, input)).rejects.toMatchObject({ code: 'forbidden' });
    for (const change of ['DELETE FROM "PointsRulesWithdrawal"', 'TRUNCATE "GrowthRulesWithdrawal"'])
      await expect(pool().query(change)).rejects.toThrow('append-only');
  });
});

describe('a simulation', () => {
  const NOW = Date.now();
  const daysAgo = (days: number) => new Date(NOW - days * 24 * HOUR_MS).toISOString();
  const simulate = (rules: unknown, more: object = {}) =>
    execute(
      simulateEarningCommand,
      { ...caller(), now: inAMinute() },
      { ruleSet: 'growth', rules, days: 20, sample: 'all', ...more },
    );

  test('of the live rules gives what the book holds, and changes nothing', async () => {
    const members = await Promise.all(Array.from({ length: 3 }, () => givenMember()));
    for (const [index, member] of members.entries()) {
      for (const day of [1, 5, 9]) await givenOrder(member, daysAgo(day), [100 + index, 250]);
    }
    await givenOrder(members[0] as string, daysAgo(40), [1_000]);
    const { rows } = await pool().query(
      `SELECT sum("amount")::int AS sum FROM "LedgerEntry" WHERE "asset" = 'growth' AND "reason" = 'order' AND "memberId" = ANY($1)
         AND "occurredAt" > $2`,
      [members, daysAgo(20)],
    );
    const before = await pool().query('SELECT count(*) FROM "LedgerEntry"');
    const result = await simulate(STANDARD_GROWTH);
    expect(result).toMatchObject({
      liveVersion: 1,
      buyers: 3,
      members: 3,
      orders: 9,
      up: 0,
      down: 0,
      same: 3,
      winners: [],
      losers: [],
    });
    expect(result.live.granted).toBe(rows[0].sum);
    expect(result.draft).toEqual(result.live);
    expect((await pool().query('SELECT count(*) FROM "LedgerEntry"')).rows).toEqual(before.rows);
  });

  test('says who wins and loses and by which order', async () => {
    const order = { ...STANDARD_GROWTH.order, bonuses: [{ code: 'large_order', amount: 90, baseAtLeast: 35_100 }] };
    const result = await simulate({ ...STANDARD_GROWTH, order });
    expect([result.up, result.down]).toEqual([2, 1]);
    expect(result.draft.granted - result.live.granted).toBe(2 * 3 * 40 - 3 * 50);
    expect(result.losers[0]).toMatchObject({
      order: { net: 35_000, live: { bonuses: ['large_order'] }, draft: { bonuses: [] } },
    });
    expect(result.losers[0]?.code).toMatch(/^\w{6,}$/);
  });

  test('names nobody to whoever may not see all members and their orders', async () => {
    const draft = { ...STANDARD_GROWTH, order: { ...STANDARD_GROWTH.order, rateBp: 20_000 } };
    const as = (actor: object) =>
      execute(
        simulateEarningCommand,
        { ...caller(), now: inAMinute(), actor: { ...editor, ...actor } },
        { ruleSet: 'growth', rules: draft, days: 20, sample: 'all' },
      );
    const named = await as({});
    expect([named.isListed, named.winners.length]).toEqual([true, 3]);
    for (const actor of [
      { permissions: new Set(['settings.read']) },
      { permissions: new Set(['settings.read', 'members.read']) },
      { scope: { regionIds: [], storeIds: ['s'] } },
    ]) {
      expect(await as(actor)).toEqual({ ...named, isListed: false, winners: [], losers: [] });
    }
  });

  test('of points begins its caps empty, on both sides', async () => {
    const capped: PointsRules = { ...doubled, caps: [{ code: 'day', period: 'day', limit: 100 }] };
    const result = await simulate(capped, { ruleSet: 'points' });
    expect(result.draft).toMatchObject({ granted: 900 });
    expect(result.draft.desired).toBe(result.live.desired);
  });

  test('refuses rules that do not read', async () => {
    await expect(simulate({})).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});
