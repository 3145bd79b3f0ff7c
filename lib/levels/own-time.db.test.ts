import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember, NOW, type SaidOrder } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { closeLevels, levelHistory, liftLevelCommand, overrideLevelCommand } from '.';
import { heldLevels } from './store/held';
import { changesOf } from './testing/state';
import '@/lib/wiring';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const at = (text: string) => localAt(text);
const held = async (memberId: string) => must((await heldLevels(pool(), [memberId]))[0], 'no level');

async function settle(...said: SaidOrder[]) {
  const outcomes = await processOrders(said.map(anOrder), NOW);
  const last = must(outcomes.at(-1), 'no outcome');
  if (!last.ok) throw last.refusal;
  return last.value;
}

const refund = (order: string, when: string, amount?: number) =>
  processRefunds(
    [
      aRefund(order, [{ id: '1', quantity: amount === undefined ? 1 : 0, ...(amount && { amount }) }], {
        refundedAt: when,
      }),
    ],
    NOW,
  );

const newcomer = () => givenMember({ registeredAt: local('2017-01-06T10:00') });

/** What is held and what changed, without what differs from run to run. */
async function story(memberId: string) {
  const { code, rank, since, validTo, keepFrom, graceUntil, reachFrom, changedAt } = await held(memberId);
  return {
    held: { code, rank, since, validTo, keepFrom, graceUntil, reachFrom, changedAt },
    changes: await changesOf(memberId),
  };
}

test('an order after the end of grace finds the level dropped, however late the evaluator is', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, yuan: 1_900, paidAt: local('2023-02-10T12:00') });
  await closeLevels(at('2024-03-01'));
  const late = await settle({ member, yuan: 150, paidAt: local('2025-04-01T12:00') });
  expect([late.level.before?.code, late.level.after?.code]).toEqual(['silver', 'silver']);
  expect((await changesOf(member)).slice(-1)).toEqual(['dropped silver 2025-03-31']);
  expect((await held(member)).validTo).toEqual(at('2026-04-01'));
});

test('an order after a lent level has ended starts from the level beneath it, and says that it reached', async () => {
  const member = await givenMember({ registeredAt: local('2025-01-06T10:00') });
  const by = systemCaller('test', at('2025-03-10'));
  await execute(overrideLevelCommand, by, {
    memberId: publicId('member', member),
    level: 'silver',
    lastDay: '2025-03-31',
    reason: 'sorry',
  });
  const next = await settle({ member, yuan: 250, paidAt: local('2025-04-01T00:05') });
  expect([next.level.before?.code, next.level.after?.code]).toEqual(['bronze', 'silver']);
  expect(next.decisions.map(({ code }) => code)).toContain('level_reached');
  expect((await changesOf(member)).slice(1)).toEqual([
    'override silver 2025-03-10',
    'override_ended bronze 2025-04-01',
    'reached silver 2025-04-01',
  ]);
});

test('by hand, too, one finds what the date says: a lent level that has ended cannot be lifted', async () => {
  const member = await givenMember({ registeredAt: local('2025-01-06T10:00') });
  const about = { memberId: publicId('member', member), reason: 'sorry' };
  const lending = { ...about, level: 'silver', lastDay: '2025-03-31' };
  await execute(overrideLevelCommand, systemCaller('test', at('2025-03-10')), lending);
  const late = systemCaller('test', at('2025-04-01'));
  await expect(execute(liftLevelCommand, late, about)).rejects.toMatchObject({ code: 'level_not_lent' });
  await execute(overrideLevelCommand, late, { ...lending, lastDay: '2025-04-30' });
  expect((await changesOf(member)).slice(2)).toEqual([
    'override_ended bronze 2025-04-01',
    'override silver 2025-04-01',
  ]);
});

test('an order just after the end of the validity renews at once, and its refund takes that back', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, yuan: 900, paidAt: local('2023-02-10T12:00') });
  await closeLevels(at('2024-03-01'));
  const order = { member, externalId: 'just-after', yuan: 850, paidAt: local('2025-03-01T00:05') };
  expect((await settle(order)).decisions.map(({ code }) => code)).toContain('level_kept');
  await closeLevels(localAt('2025-03-01T00:15'));
  expect(await held(member)).toMatchObject({ code: 'gold', graceUntil: null, validTo: at('2026-03-01') });
  await refund('just-after', local('2025-03-05T12:00'));
  expect(await held(member)).toMatchObject({ graceUntil: at('2025-03-31'), validTo: at('2025-03-01') });
});

test('a refund after the end of the validity does not change what was due before it', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, externalId: 'came-back', yuan: 900, paidAt: local('2023-02-10T12:00') });
  await refund('came-back', local('2024-03-02T12:00'));
  await closeLevels(at('2024-03-10'));
  expect((await changesOf(member)).slice(-1)).toEqual(['kept gold 2024-03-01']);
});

test('a refund that takes back a later level leaves a renewal beneath it that still stands', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await settle({ member, yuan: 900, paidAt: local('2023-02-10T12:00') });
  await closeLevels(at('2024-03-01'));
  await settle({ member, yuan: 850, paidAt: local('2025-02-10T12:00') });
  await settle({ member, externalId: 'to-platinum', yuan: 2_000, paidAt: local('2025-02-12T12:00') });
  expect((await held(member)).code).toBe('platinum');
  await refund('to-platinum', local('2025-02-14T12:00'));
  expect(await held(member)).toMatchObject({ code: 'gold', validTo: at('2026-03-01') });
});

test('the history comes newest first, a page at a time', async () => {
  const member = await newcomer();
  await settle({ member, yuan: 2_500, paidAt: local('2018-02-10T12:00') });
  await closeLevels(at('2022-01-01'));
  const whole = await levelHistory(pool(), member, null, 100);
  expect(whole.map(({ reason, toCode }) => `${reason} ${toCode}`)).toEqual([
    'dropped silver',
    'dropped gold',
    'kept platinum',
    'reached platinum',
    'enrolled bronze',
  ]);
  const first = await levelHistory(pool(), member, null, 3);
  const rest = await levelHistory(pool(), member, must(first.at(-1), 'a change').id, 3);
  expect([...first, ...rest]).toEqual(whole);
});

test('orders settled in one set renew as they do one by one', async () => {
  const orders = [
    ['850', '2022-01-10'],
    ['850', '2023-01-20'],
    ['100', '2023-03-05'],
  ] as const;
  const said = (member: string) =>
    orders.map(([yuan, date]) => ({ member, yuan: Number(yuan), paidAt: local(`${date}T12:00`) }));
  const [one, all] = [await newcomer(), await newcomer()];
  for (const order of said(one)) await settle(order);
  await settle(...said(all));
  expect(await story(all)).toEqual(await story(one));
  expect((await changesOf(one)).slice(-1)).toEqual(['kept gold 2023-01-20']);
});

test('a history imported in order gives the levels that living it gave, in sets of any size', async () => {
  const DAY = 86_400_000;
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % n;
  };
  for (let round = 0; round < 5; round++) {
    const days = [...Array(3 + next(12))].map(() => next(2_200)).sort((a, b) => a - b);
    const yuan = days.map(() => 50 + next(1_100));
    const said = (member: string) =>
      days.map((day, i) => ({
        member,
        yuan: yuan[i] ?? 0,
        paidAt: new Date(at('2018-01-05').getTime() + day * DAY + 43_200_000 + i * 1_000).toISOString(),
      }));
    const [lived, single, sets, once] = [
      await givenMember(),
      await givenMember(),
      await givenMember(),
      await givenMember(),
    ];
    for (const order of said(lived)) {
      await closeLevels(new Date(order.paidAt));
      await settle(order);
    }
    for (const order of said(single)) await settle(order);
    for (let from = 0; from < days.length; from += 3) await settle(...said(sets).slice(from, from + 3));
    await settle(...said(once));
    await closeLevels(at('2025-06-15'));
    const wanted = await story(lived);
    for (const member of [single, sets, once]) expect(await story(member)).toEqual(wanted);
  }
}, 120_000);
