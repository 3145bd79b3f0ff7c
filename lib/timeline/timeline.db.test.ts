import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { revealMemberCommand } from '@/lib/members';
import { freezeMemberCommand } from '@/lib/members/commands/freeze-member';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, NOW } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { memberChanges, memberPassbook, memberTimeline } from '.';
import type { TimelineItem } from './rules/item';
import { compareNewest } from './rules/merge';
import { TimelineInput } from './schema';
import '@/lib/wiring';

const clerk: Actor = {
  kind: 'staff',
  id: newId(),
  name: '小周',
  roles: ['service'],
  permissions: new Set(PERMISSIONS),
  scope: null,
};
const caller = (actor: Actor) => ({ ...systemCaller('test', NOW), actor });
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  const item = { name: '林晓雯', mobile: '13800001234', registeredAt: localAt('2026-01-06T10:00') };
  const [enrolled] = await enrolMembers([item], { actor: { kind: 'system', name: 'test' }, now: NOW });
  if (!enrolled?.ok) throw new Error('not enrolled');
  memberId = enrolled.value.memberId;
  const orders = Array.from({ length: 6 }, (_, day) =>
    anOrder({ externalId: `SO-${day}`, member: memberId, yuan: 300, paidAt: local(`2026-03-0${day + 1}T12:00`) }),
  );
  const settled = await processOrders(orders, NOW);
  expect(settled.every(({ ok }) => ok)).toBe(true);
  const refunds = await processRefunds([aRefund('SO-2', [{ id: '1', quantity: 1 }], { refundNo: 'RF-1' })], NOW);
  expect(refunds.map((one) => one.ok)).toEqual([true]);
  await execute(revealMemberCommand, caller(clerk), {
    memberId: publicId('member', memberId),
    fields: ['mobile'],
    reason: '电话核对配送地址',
  });
});
afterAll(closeDatabase);

const ask = (said: object = {}, actor: Actor = clerk) =>
  memberTimeline.run(
    { ...caller(actor), db: pool() },
    TimelineInput.parse({ memberId: publicId('member', memberId), limit: 100, ...said }),
  );

async function walk(limit: number, said: object = {}): Promise<TimelineItem[]> {
  const seen: TimelineItem[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask({ ...said, limit, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  return seen;
}

describe('the timeline', () => {
  test('holds everything that happened, newest first', async () => {
    const { items, nextCursor } = await ask();
    const byKind = Map.groupBy(items, ({ kind }) => kind);
    const counts = Object.fromEntries([...byKind].map(([kind, of]) => [kind, of.length]));
    expect(nextCursor).toBeNull();
    // Sign-up and six orders, one of which came back in part.
    expect(counts).toMatchObject({ order: 6, refund: 1, points: 8, growth: 7, decision: 8, audit: 1 });
    expect(items).toEqual([...items].sort(compareNewest));
  });

  test('is the same in pages of any size', async () => {
    const { items } = await ask();
    for (const limit of [1, 2, 3, 7]) expect(await walk(limit)).toEqual(items);
  });

  test('narrows to the kinds asked for', async () => {
    const items = await walk(2, { kinds: 'level,refund' });
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['level', 'refund']));
    expect(items.at(-1)).toMatchObject({ kind: 'level', from: null, to: 'bronze' });
  });

  test('says for an entry of which order it is, by which rule, how much, and how it came about', async () => {
    const item = (await walk(50, { kinds: 'points' })).find((one) => one.kind === 'points' && one.order === 'SO-0');
    expect(item).toMatchObject({ type: 'EARN', rule: 'points@1#order', actor: expect.stringContaining(':') });
    expect(item).toMatchObject({ working: { base: 30_000, factors: expect.any(Array) } });
  });

  test('keeps out kinds that the reader may not see', async () => {
    const few: Actor = { ...clerk, permissions: new Set<Permission>(['members.read', 'orders.read']) };
    const page = await ask({}, few);
    expect(page.kinds).toEqual(['refund', 'order', 'audit']);
    expect(new Set(page.items.map(({ kind }) => kind))).toEqual(new Set(['refund', 'order', 'audit']));
  });

  test('refuses a reader whose stores the member does not belong to', async () => {
    const elsewhere: Actor = { ...clerk, scope: { regionIds: [], storeIds: [newId()] } };
    await expect(ask({}, elsewhere)).rejects.toMatchObject({ code: 'member_out_of_scope', status: 403 });
  });

  test('refuses a cursor that is none and a member who is none', async () => {
    await expect(ask({ cursor: 'x' })).rejects.toMatchObject({ code: 'bad_cursor' });
    await expect(ask({ memberId: publicId('member', newId()) })).rejects.toMatchObject({ code: 'member_not_found' });
  });
});

test('the passbook is in booking order and needs the permission of its asset', async () => {
  const input = { memberId: publicId('member', memberId), asset: 'points' as const, limit: 3 };
  const page = await memberPassbook.run({ ...caller(clerk), db: pool() }, input);
  expect(page.items).toHaveLength(3);
  expect(page.nextCursor).toBe(page.items[2]?.id);
  const few: Actor = { ...clerk, permissions: new Set<Permission>(['members.read']) };
  await expect(memberPassbook.run({ ...caller(few), db: pool() }, input)).rejects.toMatchObject({ code: 'forbidden' });
});

test('whoever has a page open is told what others of the staff changed since, with the difference, and nobody what he did himself', async () => {
  const other: Actor = { ...clerk, id: newId(), name: '小李' };
  const since = new Date(NOW.getTime() - 1);
  const askedBy = (actor: Actor) =>
    memberChanges.run({ ...caller(actor), db: pool() }, { memberId: publicId('member', memberId), since });
  // It was looked at only, when the tests began.
  expect(await askedBy(other)).toEqual([]);
  await execute(freezeMemberCommand, caller(other), {
    memberId: publicId('member', memberId),
    reason: 'lost_phone',
    note: '来电说手机丢了',
  });
  expect(await askedBy(clerk)).toMatchObject([
    {
      action: 'members.freeze',
      actorName: '小李',
      diff: [
        { path: 'reason', before: null, after: 'lost_phone' },
        { path: 'status', before: 'active', after: 'frozen' },
      ],
    },
  ]);
  expect(await askedBy(other)).toEqual([]);
  const later = { memberId: publicId('member', memberId), since: new Date(NOW.getTime() + 1) };
  expect(await memberChanges.run({ ...caller(clerk), db: pool() }, later)).toEqual([]);
  const far: Actor = { ...clerk, scope: { regionIds: [], storeIds: [newId()] } };
  await expect(askedBy(far)).rejects.toMatchObject({ code: 'member_out_of_scope' });
});
