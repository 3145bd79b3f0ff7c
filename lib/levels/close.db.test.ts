import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { memberStats } from '@/lib/members';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember, NOW, type SaidOrder } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { gateOn } from '@/lib/platform/testing/gate';
import { killedMidway } from '@/lib/platform/testing/killed';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { closeLevels, levelSchemes, levelStanding } from '.';
import { closeUntil } from './rules/close';
import { heldLevels, heldOf } from './store/held';
import { purchasesOf } from './store/purchases';
import { schemeAt } from './store/schemes';
import { changesOf, levelState } from './testing/state';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

async function settle(said: SaidOrder) {
  const outcome = must((await processOrders([anOrder(said)], NOW))[0], 'no outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

const dueBy = async (at: Date): Promise<number> =>
  (await pool().query(`SELECT count(*)::int AS n FROM "MemberLevel" WHERE "dueAt" <= $1`, [at])).rows[0].n;
const held = async (memberId: string) => must((await heldLevels(pool(), [memberId]))[0], 'no level');
const at = (text: string) => localAt(text);

test('a member who buys nothing falls one level a year, each at its own date, however late the job runs', async () => {
  const member = await givenMember({ registeredAt: local('2022-01-06T10:00') });
  await settle({ member, yuan: 2_500, paidAt: local('2022-02-28T12:00') });
  await closeLevels(at('2023-03-01'));
  expect(await changesOf(member)).toHaveLength(3);
  await closeLevels(at('2025-08-01'));
  expect((await changesOf(member)).slice(2)).toEqual([
    'kept platinum 2023-03-01',
    'dropped gold 2024-03-31',
    'dropped silver 2025-05-01',
  ]);
  expect((await held(member)).validTo).toEqual(at('2026-05-01'));
});

test('after a drop only what is paid from then on counts, in settling and in the standing', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, yuan: 900, paidAt: local('2023-02-10T12:00') });
  await closeLevels(at('2025-05-01'));
  expect((await changesOf(member)).slice(-1)).toEqual(['dropped silver 2025-03-31']);
  const next = await settle({ member, yuan: 700, paidAt: local('2025-05-06T12:00') });
  expect(next.level.after?.code).toBe('silver');
  const standing = must(
    await levelStanding(pool(), member, { orders: 2, amount: 160_000 }, at('2025-05-07')),
    'standing',
  );
  expect(standing.next?.criteria.map(({ attribute, actual }) => [attribute, actual])).toEqual([
    ['orders', 1],
    ['amount', 70_000],
  ]);
  expect((await settle({ member, yuan: 100, paidAt: local('2025-05-08T12:00') })).level.after?.code).toBe('gold');
});

test('an order in grace that meets the rule keeps the level at once, and the answer says so', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, yuan: 900, paidAt: local('2023-02-10T12:00') });
  await closeLevels(at('2024-03-01'));
  await closeLevels(at('2025-03-10'));
  expect((await held(member)).graceUntil).toEqual(at('2025-03-31'));
  const notices = await pool().query('SELECT "days", "needed" FROM "LevelNotice" WHERE "memberId" = $1', [member]);
  expect(notices.rows).toEqual([
    {
      days: 30,
      needed: [
        [{ attribute: 'orders', actual: 0, needed: 3, short: 3 }],
        [{ attribute: 'amount', actual: 0, needed: 80_000, short: 80_000 }],
      ],
    },
  ]);
  const saved = await settle({ member, externalId: 'saved-1', yuan: 800, paidAt: local('2025-03-12T12:00') });
  expect(saved.decisions.map(({ code }) => code)).toContain('level_kept');
  expect(await held(member)).toMatchObject({ code: 'gold', graceUntil: null, validTo: at('2026-03-01') });
  await processRefunds(
    [aRefund('saved-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2025-03-14T12:00') })],
    NOW,
  );
  expect(await held(member)).toMatchObject({ graceUntil: at('2025-03-31'), validTo: at('2025-03-01') });
  await closeLevels(at('2025-03-31'));
  expect((await changesOf(member)).slice(-1)).toEqual(['dropped silver 2025-03-31']);
});

test('two orders racing over a threshold make one change of level', async () => {
  for (let round = 0; round < 10; round++) {
    const member = await givenMember();
    const pay = (yuan: number, n: number) =>
      processOrders([anOrder({ member, yuan, paidAt: local(`2026-03-10T12:00:0${n}`) })], NOW);
    await Promise.all([pay(450, 0), pay(450, 1), pay(10, 2)]);
    const reached = (await changesOf(member)).filter((line) => line.startsWith('reached gold'));
    expect(reached).toHaveLength(1);
  }
});

test('what the view counts is what the statistics say, after every kind of order and refund', async () => {
  const member = await givenMember();
  await settle({ member, externalId: 'v-1', yuan: 300 });
  await settle({ member, externalId: 'v-2', lines: [{ yuan: 0 }] });
  await settle({ member, externalId: 'v-3', yuan: 80 });
  await settle({ member, externalId: 'v-4', status: 'placed', yuan: 900 });
  await processRefunds(
    [aRefund('v-1', [{ id: '1', quantity: 1, amount: 100 }]), aRefund('v-3', [{ id: '1', quantity: 1 }])],
    NOW,
  );
  const rows = await purchasesOf(pool(), [member]);
  const [stats] = await memberStats(pool(), [member]);
  expect([rows.length, rows.reduce((sum, { amount }) => sum + amount, 0)]).toEqual([stats?.orders, stats?.amount]);
});

test('killed ten times at random and taken up again, the evaluator ends where one undisturbed run would', async () => {
  const members: string[] = [];
  for (let i = 0; i < 200; i++) members.push(await givenMember({ registeredAt: local('2021-01-06T10:00') }));
  const events = members.flatMap((member, i) =>
    [...Array(i % 7)].map((_, n) => {
      const day = String(1 + ((i * 5 + n * 3) % 28)).padStart(2, '0');
      const paidAt = local(`202${1 + ((i + n) % 4)}-${String(1 + ((i + 5 * n) % 12)).padStart(2, '0')}-${day}T12:00`);
      return anOrder({ member, yuan: 50 + ((i * 37 + n * 211) % 900), paidAt });
    }),
  );
  events.sort((a, b) => Number(a.paidAt) - Number(b.paidAt));
  for (let from = 0; from < events.length; from += 200) await processOrders(events.slice(from, from + 200), NOW);
  const until = at('2025-07-15');
  const before = await levelState();
  const settings = await program(pool());
  const versions = await levelSchemes(pool(), settings);
  const calendar = { zone: settings.zone, versionAt: (when: Date) => schemeAt(versions, when) };
  const bought = Map.groupBy(await purchasesOf(pool(), members), ({ memberId }) => memberId);
  const expected = (await heldLevels(pool(), members)).map((row) =>
    closeUntil(
      heldOf(row),
      (bought.get(row.memberId) ?? []).map((one) => ({ ...one, orders: 1 })),
      until,
      calendar,
    ),
  );
  for (let kill = 1; kill <= 10; kill++) {
    const open = await dueBy(until);
    const gate = await gateOn(
      'MemberLevel',
      Math.random() < 0.5 ? 'before' : 'after',
      1 + Math.floor(Math.random() * 4),
    );
    const isMidway = async () => (await gate.isHolding()) && (await dueBy(until)) < open;
    await killedMidway('lib/levels/testing/close-process.ts', [until.toISOString()], isMidway);
    await gate.open();
    expect(await dueBy(until)).toBeLessThan(open);
    expect(await dueBy(until)).toBeGreaterThan(0);
  }
  await closeLevels(until);
  const after = await levelState();
  const rows = new Map((await heldLevels(pool(), members)).map((row) => [row.memberId, heldOf(row)]));
  for (const { held: wanted } of expected) expect(rows.get(wanted.memberId)).toEqual(wanted);
  const wantedChanges = expected.flatMap(({ held: one, changes }) =>
    changes.map((change) => [one.memberId, change.reason, change.at]),
  );
  const endsIn = ({ changes }: { changes: unknown[] }) =>
    (changes as { memberId: string; reason: string }[]).filter(
      ({ memberId, reason }) => members.includes(memberId) && ['kept', 'dropped'].includes(reason),
    );
  // What had ended by an order's own time was closed when that settled.
  const ofMembers = endsIn(after).slice(endsIn(before).length);
  expect(ofMembers.length).toBe(wantedChanges.filter(([, reason]) => reason !== 'reached').length);
  expect(after.changes.length).toBe(before.changes.length + wantedChanges.length);
  expect(ofMembers.length).toBeGreaterThan(100);
  await closeLevels(until);
  expect(await levelState()).toEqual(after);
}, 600_000);
