import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adjustPointsCommand } from '@/lib/adjustments';
import { enrolMembers } from '@/lib/enrolment';
import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { memberById } from '@/lib/members';
import { eventOfInput, OrderInput, processOrders } from '@/lib/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { ledgerEntry } from './ledger-entry';
import { ledgerList } from './ledger-list';

const NOW = localAt('2026-11-22T12:00');
const DAY_MS = 86_400_000;
const members: string[] = [];

/** Ten members who joined on ten days; each has an order of ¥100 the day after. */
beforeAll(async () => {
  await installStandardProgram(pool());
  const actor = { kind: 'system', name: 'test' } as const;
  for (let day = 0; day < 10; day++) {
    const registeredAt = addDays(localAt('2026-10-01T10:00'), day, ZONE);
    const [outcome] = await enrolMembers([{ externalId: `led-${day}`, registeredAt }], { actor, now: NOW });
    const memberId = must(outcome?.ok === true ? outcome.value.memberId : null, 'enrolled');
    members.push(memberId);
    const paidAt = new Date(registeredAt.getTime() + DAY_MS).toISOString();
    const line = { id: '1', sku: 'TEA', quantity: 1, unitPrice: 10_000 };
    const member = { id: publicId('member', memberId) };
    const said = { externalId: `LED-${day}`, channel: 'pos', placedAt: paidAt, status: 'paid', member, lines: [line] };
    const [settled] = await processOrders([eventOfInput(OrderInput.parse(said), 'test')], NOW);
    expect(settled?.ok).toBe(true);
  }
  const id = publicId('member', members[0] ?? '');
  const adjustment = { id, points: 30, reason: 'a late parcel', reasonCode: 'goodwill' as const };
  await execute(adjustPointsCommand, systemCaller('test', NOW), adjustment);
});
afterAll(closeDatabase);

const read = (raw: Record<string, string>) =>
  ledgerList.run({ ...systemCaller('test', NOW), db: pool() }, ledgerList.input.parse(raw));
const marks = async (raw: Record<string, string>) =>
  (await read(raw)).rows.map(({ kind, reason, memberId }) => [kind, reason, memberId] as const);

describe('the ledger of all members', () => {
  test('pages through every entry, newest first, in both directions, and none twice', async () => {
    // Sign-up points, order points and order growth of ten, and one change by hand.
    const pages = [await read({ limit: '7' })];
    for (let at = pages[0]; at?.nextCursor; at = pages.at(-1))
      pages.push(await read({ limit: '7', cursor: at.nextCursor }));
    const rows = pages.flatMap((page) => page.rows);
    expect([rows.length, new Set(rows.map(({ id }) => id)).size, pages[0]?.total]).toEqual([
      31,
      31,
      { value: 31, relation: 'eq' },
    ]);
    expect(rows.map(({ at }) => at)).toEqual(
      rows
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(rows[0]).toMatchObject({ type: 'ADJUST', amount: 30, rule: 'adjust#direct' });
    const last = must(pages.at(-1), 'a last page');
    expect((await read({ limit: '7', cursor: last.prevCursor ?? '' })).rows).toEqual(pages.at(-2)?.rows);
    expect([pages[0]?.prevCursor, last.nextCursor, last.searchedTo]).toEqual([null, null, null]);
  });

  test.each<[string, string, number]>([
    ['a kind', 'type:ADJUST', 1],
    ['an asset', 'asset:growth', 10],
    ['a kind and an asset', 'asset:points;type:EARN', 20],
    ['a source', 'source:sign_up', 10],
    ['a rule version', 'rule:growth@1', 10],
    ['a rule version that gave nothing', 'rule:points@9', 0],
    ['a local day', 'from:2026-10-03;to:2026-10-03', 3],
    ['a range of local days', 'from:2026-10-01;to:2026-10-02', 4],
    ['the day before the first', 'to:2026-09-30', 0],
  ])('narrowed by %s', async (_, filter, count) => {
    const page = await read({ filter });
    expect([page.rows.length, page.total]).toEqual([count, { value: count, relation: 'eq' }]);
  });

  test('finds a member by id, card code and external id, and an order by its number', async () => {
    const memberId = must(members[3], 'a member');
    const id = publicId('member', memberId);
    const code = must(await memberById(pool(), memberId), 'a member').code;
    for (const q of [id, code.toLowerCase(), 'led-3']) expect(await marks({ q })).toHaveLength(3);
    const ofOrder = await read({ q: 'LED-3' });
    expect(ofOrder.rows.map(({ kind, source }) => [kind, source.type])).toEqual([
      ['points', 'order'],
      ['growth', 'order'],
    ]);
    expect(await marks({ q: id, filter: 'type:EARN;asset:points', limit: '1' })).toEqual([['points', 'order', id]]);
    expect((await read({ q: 'nobody' })).rows).toEqual([]);
  });

  test('names members only for readers who may see them', async () => {
    const actor = {
      kind: 'staff',
      id: 'x',
      name: 'F',
      roles: [],
      permissions: new Set<Permission>(),
      scope: null,
    } as const;
    const page = await ledgerList.run({ ...systemCaller('test', NOW), actor, db: pool() }, {});
    expect(page.rows.every(({ memberName, memberCode }) => memberName === null && memberCode !== '')).toBe(true);
  });

  test('an entry is proved by its lots and its decision', async () => {
    const [row] = (await read({ q: 'LED-3', filter: 'asset:points' })).rows;
    const given = must(row, 'the entry of the order');
    const context = { ...systemCaller('test', NOW), db: pool() };
    const proof = await ledgerEntry.run(context, { memberId: given.memberId, id: given.id });
    expect(proof.lots).toMatchObject([{ delta: given.amount }]);
    expect(proof.reasons.map(({ code }) => code)).toContain('points_order');
    const [joined] = (await read({ q: given.memberId, filter: 'source:sign_up' })).rows;
    const gift = await ledgerEntry.run(context, { memberId: given.memberId, id: must(joined, 'a gift').id });
    expect(gift.reasons.map(({ code }) => code)).toEqual(['points_sign_up']);
    const other = publicId('member', must(members[4], 'a member'));
    await expect(ledgerEntry.run(context, { memberId: other, id: given.id })).rejects.toMatchObject({ status: 404 });
  });
});
