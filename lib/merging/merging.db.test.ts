import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { adjustPointsCommand } from '@/lib/adjustments';
import { pointEntries } from '@/lib/api/reads/lists';
import { memberOfId } from '@/lib/api/reads/member';
import { anEvent, record } from '@/lib/behaviours/testing/people';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { bookSummary, ledgerLiability, verifyAllBooks } from '@/lib/ledger';
import { heldLevels, levelHistory } from '@/lib/levels';
import { findMemberId, memberStats, searchMembers } from '@/lib/members';
import { orderByExternalId, processOrders } from '@/lib/orders';
import { anOrder, NOW } from '@/lib/orders/testing/orders';
import { type Context, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { holdPoints, returnPoints, voidHeldPoints } from '@/lib/points';
import { installStandardProgram } from '@/lib/standard-program';
import { memberTimeline } from '@/lib/timeline';
import { TimelineInput } from '@/lib/timeline/schema';
import '@/lib/wiring';
import { previewMerge } from '.';
import { dump, MERGED_AT, merge, refund, settle, somebody, spend, split } from './testing/merging';

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const book = (memberId: string, at = MERGED_AT) => bookSummary(pool(), memberId, at);
const ask = <O>(one: { run: (context: Context, input: never) => Promise<O> }, input: unknown): Promise<O> =>
  one.run({ ...systemCaller('test', MERGED_AT), db: pool() }, input as never);
const lines = (quantity: number) => [{ yuan: 300 * quantity, quantity }];

test('a merge joins names, orders, points, growth and statistics, and leaves nothing with the absorbed one', async () => {
  const [from, to] = [await somebody({ name: '林晓雯', email: 'lin@example.com' }), await somebody()];
  await settle({ member: from.id, externalId: 'j-1', yuan: 300 });
  await settle({ member: to.id, externalId: 'j-2', yuan: 200 });
  const before = [await book(from.id), await book(to.id)];
  const answer = await merge(from.id, to.id, { name: 'taken' });
  expect(answer).toMatchObject({ isRepeat: false, memberId: to.id, absorbedId: from.id });
  const after = await book(to.id);
  expect(after.points.balance).toBe((before[0]?.points.balance ?? 0) + (before[1]?.points.balance ?? 0));
  expect(after.growth.total).toBe((before[0]?.growth.total ?? 0) + (before[1]?.growth.total ?? 0));
  expect((await book(from.id)).points).toMatchObject({ balance: 0, earned: 0, pending: 0 });
  const names = [{ externalId: from.externalId }, { mobile: from.mobile }, { externalId: to.externalId }];
  for (const name of names) expect(await findMemberId(pool(), name)).toBe(to.id);
  expect(await memberStats(pool(), [to.id])).toMatchObject([{ orders: 2, amount: 50_000 }]);
  expect((await orderByExternalId(pool(), 'j-1'))?.memberId).toBe(to.id);
  expect(await dump(to.id)).toMatchObject({ Member: [{ name: '林晓雯' }] });
  expect(await dump(from.id)).toMatchObject({
    Member: [{ status: 'merged', mergedInto: to.id, name: null, passwordHash: null }],
    Order: [],
    MemberCode: [],
    MemberLevel: [],
  });
  expect(await merge(from.id, to.id)).toMatchObject({ isRepeat: true, mergeId: answer.mergeId });
});

test('an order of the absorbed member is refunded in three parts as if he had never been merged', async () => {
  const [alone, from, to] = [await somebody(), await somebody(), await somebody()];
  for (const [member, externalId] of [
    [alone, 'r-alone'],
    [from, 'r-merged'],
  ] as const)
    await settle({ member: member.id, externalId, lines: lines(3), freight: 1_000 });
  const start = await book(to.id);
  await merge(from.id, to.id);
  for (const [part, refundNo] of ['P1', 'P2', 'P3'].entries()) {
    const asked = [{ id: '1', quantity: 1, amount: [30_000, 12_345, 47_655][part] ?? 0 }];
    const [one, other] = [await refund('r-alone', asked, refundNo), await refund('r-merged', asked, refundNo)];
    expect(other.moved.points.map(({ points, debt }) => ({ points, debt }))).toEqual(
      one.moved.points.map(({ points, debt }) => ({ points, debt })),
    );
    expect({ ...other.moved, points: [], level: null }).toEqual({ ...one.moved, points: [], level: null });
  }
  const [kept, joined] = [await book(alone.id), await book(to.id)];
  expect(joined.points.balance).toBe(kept.points.balance + start.points.balance);
  expect(joined.points.debt).toBe(0);
  expect(joined.growth.total).toBe(kept.growth.total + start.growth.total);
  expect(await memberStats(pool(), [to.id])).toMatchObject([{ orders: 0, amount: 0, refunded: 90_000 }]);
});

test('what arrives again after a merge is a repeat, whoever it names', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const first = await settle({ member: from.id, externalId: 'd-1', lines: lines(2) });
  const returned = await refund('d-1', [{ id: '1', quantity: 1 }], 'R1', '2026-03-12T12:00:00+08:00');
  const spent = await spend(from.id, 20, 'd-spend');
  await merge(from.id, to.id);
  const before = await book(to.id);
  const events = [
    anOrder({ member: from.id, externalId: 'd-1', lines: lines(2) }),
    { ...anOrder({ externalId: 'd-1', lines: lines(2) }), member: { externalId: from.externalId } },
    anOrder({ member: to.id, externalId: 'd-1', lines: lines(2) }),
  ];
  for (const event of events) {
    const [again] = await processOrders([event], NOW);
    expect(again).toMatchObject({ ok: true, value: { created: false, earned: first.earned } });
  }
  expect(await refund('d-1', [{ id: '1', quantity: 1 }], 'R1', '2026-03-12T12:00:00+08:00')).toMatchObject({
    isRepeat: true,
    moved: { growth: returned.moved.growth },
  });
  for (const id of [from.id, to.id]) {
    const again = await spend(id, 20, 'd-spend');
    expect(again).toMatchObject({ kind: 'entry', isRepeat: true });
    if (again.kind === 'entry' && spent.kind === 'entry') expect(again.entry.id).toBe(spent.entry.id);
  }
  expect(await book(to.id)).toEqual(before);
});

test('points that the absorbed member spent come back to the survivor, with their own end, and never twice', async () => {
  const [from, middle, to] = [await somebody(), await somebody(), await somebody()];
  const spent = await spend(from.id, 50, 's-1');
  if (spent.kind !== 'entry') throw new Error('a hold');
  await merge(from.id, middle.id);
  await merge(middle.id, to.id);
  const before = await book(to.id);
  const giveBack = (id: string, points: number, source: string) =>
    execute(returnPoints, systemCaller('test', MERGED_AT), {
      id: publicId('member', id),
      entryId: publicId('entry', spent.entry.id),
      points,
      source: { type: 'test', id: source },
    });
  await giveBack(from.id, 20, 'b-1');
  expect(await giveBack(to.id, 20, 'b-1')).toMatchObject({ isRepeat: true });
  await giveBack(to.id, 30, 'b-2');
  const after = await book(to.id);
  expect(after.points.available).toBe(before.points.available + 50);
  expect(after.points.expiring).toEqual([
    { at: before.points.expiring[0]?.at, points: (before.points.expiring[0]?.points ?? 0) + 50 },
  ]);
  await expect(giveBack(to.id, 1, 'b-3')).rejects.toMatchObject({ code: 'return_exceeds_spend' });
});

test('a merge that is undone leaves every row of both as it was', async () => {
  const [from, to] = [await somebody({ email: 'a@example.com' }), await somebody()];
  for (const [n, yuan] of [120, 900, 2_600].entries())
    await settle({
      member: from.id,
      externalId: `u-${n}`,
      yuan,
      status: n === 1 ? 'completed' : 'paid',
      completedAt: '2026-03-11T12:00:00+08:00',
    });
  await settle({ member: from.id, externalId: 'u-placed', yuan: 50, status: 'placed' });
  await settle({ member: to.id, externalId: 'u-own', yuan: 80 });
  await refund('u-0', [{ id: '1', quantity: 1 }], 'R', '2026-03-12T12:00:00+08:00');
  await spend(from.id, 10, 'u-spend');
  await pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, '常客', 'test')`, [from.id]);
  // The same job gave both a copy of one batch, and one claimed another by himself.
  const [both, one] = [await givenBatch({}, NOW), await givenBatch({}, NOW)];
  const asks = [aClaim(from.id, both, { key: 'job-1' }), aClaim(to.id, both, { key: 'job-1' }), aClaim(from.id, one)];
  expect((await processClaims(asks, NOW)).every(({ ok }) => ok)).toBe(true);
  const before = [await dump(from.id), await dump(to.id)];
  const { mergeId } = await merge(from.id, to.id, { name: 'taken', mobile: 'taken', email: 'taken' });
  expect((await dump(to.id)).Coupon).toHaveLength(3);
  // What both have had counts together: the survivor may have no third one.
  expect(await processClaims([aClaim(to.id, both)], NOW)).toMatchObject([
    { ok: false, refusal: { code: 'limit_reached', facts: { had: 2 } } },
  ]);
  const answer = await split(to.id, mergeId);
  expect(answer).toMatchObject({ absorbedId: from.id, orders: 4 });
  expect([await dump(from.id), await dump(to.id)]).toEqual(before);
  await expect(split(to.id, mergeId)).rejects.toMatchObject({ code: 'split_already' });
});

test('N6 what is owed keeps the month of its earning through a merge and its undoing, also what was earned before it counted', async () => {
  const [a, b] = [await somebody(), await somebody()];
  // Earned in February, of use from March on.
  await settle({ member: a.id, yuan: 300, paidAt: '2026-02-25T12:00:00+08:00' });
  const byAge = async () => (await ledgerLiability(pool(), MERGED_AT, ZONE)).byAge;
  const before = await byAge();
  expect(before.find(({ month }) => month === '2026-02')?.active).toBeGreaterThan(0);
  const { mergeId } = await merge(a.id, b.id);
  expect(await byAge()).toEqual(before);
  await split(b.id, mergeId);
  expect(await byAge()).toEqual(before);
});

test('what happened between a merge and its undoing stays with the survivor, and the rest of the refunds is exact', async () => {
  const [alone, from, to] = [await somebody(), await somebody(), await somebody()];
  for (const [member, externalId] of [
    [alone, 'b-alone'],
    [from, 'b-merged'],
  ] as const)
    await settle({ member: member.id, externalId, lines: lines(3) });
  await settle({ member: from.id, externalId: 'b-placed', yuan: 100, status: 'placed' });
  const { mergeId } = await merge(from.id, to.id);
  for (const order of ['b-alone', 'b-merged']) await refund(order, [{ id: '1', quantity: 1 }], 'P1');
  await settle({ member: from.id, externalId: 'b-placed', yuan: 100, paidAt: '2026-03-26T12:00:00+08:00' });
  await settle({ member: from.id, externalId: 'b-since', yuan: 40, paidAt: '2026-03-26T13:00:00+08:00' });
  await split(to.id, mergeId, new Date('2026-03-27T10:00:00+08:00'));
  for (const order of ['b-since', 'b-placed']) expect((await orderByExternalId(pool(), order))?.memberId).toBe(to.id);
  expect((await orderByExternalId(pool(), 'b-merged'))?.memberId).toBe(from.id);
  for (const order of ['b-alone', 'b-merged'])
    await refund(order, [{ id: '1', quantity: 2 }], 'P2', '2026-03-28T12:00:00+08:00');
  const [kept, back] = [await book(alone.id), await book(from.id)];
  expect([back.points.balance, back.points.debt, back.growth.total]).toEqual([
    kept.points.balance,
    kept.points.debt,
    kept.growth.total,
  ]);
  expect(await memberStats(pool(), [from.id, to.id])).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ memberId: from.id, orders: 0, amount: 0, refunded: 90_000 }),
      expect.objectContaining({ memberId: to.id, orders: 2, amount: 14_000, refunded: 0 }),
    ]),
  );
});

test('two merges of the same two the other way round at once: one is done, the other is told', async () => {
  for (let round = 0; round < 10; round++) {
    const [one, other] = [await somebody(), await somebody()];
    const done = await Promise.allSettled([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'member_merged' } });
  }
});

test('a preview says exactly what the merge then does, and changes nothing', async () => {
  const [from, to] = [await somebody({ name: '周宁' }), await somebody()];
  await settle({ member: from.id, externalId: 'p-1', yuan: 900 });
  await settle({ member: from.id, externalId: 'p-2', yuan: 1_900 });
  await settle({ member: to.id, externalId: 'p-3', yuan: 200 });
  const rows = [await dump(from.id), await dump(to.id)];
  const asked = { memberId: publicId('member', to.id), absorbedId: publicId('member', from.id), picks: {} };
  const shown = await ask(previewMerge, asked);
  expect([await dump(from.id), await dump(to.id)]).toEqual(rows);
  expect(shown.refusals).toEqual([]);
  expect(shown.fields.find(({ field }) => field === 'name')).toMatchObject({ choice: 'kept', taken: '周*' });
  const { after } = await merge(from.id, to.id);
  expect(after).toEqual(shown.after);
  const { points, growth } = await book(to.id);
  const { available, pending, held, debt, balance } = points;
  expect(after).toMatchObject({ points: { available, pending, held, debt, balance }, growth: growth.total });
  const [level] = await heldLevels(pool(), [to.id]);
  expect(after?.level).toEqual({ code: level?.code, validTo: level?.validTo });
  expect(await memberStats(pool(), [to.id])).toMatchObject([{ orders: after?.orders, amount: after?.amount }]);
});

test('the higher level goes on with its own validity, and what both bought together reaches its level at once', async () => {
  const [from, to, third] = [await somebody(), await somebody(), await somebody()];
  await settle({ member: from.id, externalId: 'l-1', yuan: 1_000 });
  await settle({ member: from.id, externalId: 'l-2', yuan: 1_000 });
  await settle({ member: third.id, externalId: 'l-3', yuan: 900 });
  const [high] = await heldLevels(pool(), [from.id]);
  await merge(from.id, to.id);
  expect(await heldLevels(pool(), [to.id])).toMatchObject([
    { code: high?.code, since: high?.since, validTo: high?.validTo },
  ]);
  const changes = await levelHistory(pool(), to.id, null, 10);
  expect(changes[0]).toMatchObject({ reason: 'merged', toCode: high?.code, facts: { how: 'taken' } });
  expect(await heldLevels(pool(), [from.id])).toEqual([]);
  const { mergeId } = await merge(third.id, to.id);
  expect((await memberStats(pool(), [to.id]))[0]).toMatchObject({ orders: 3, amount: 290_000 });
  await split(to.id, mergeId);
  expect(await heldLevels(pool(), [to.id])).toMatchObject([{ code: high?.code, validTo: high?.validTo }]);
});

test('limits and caps count for both together, and what counted once does not count again', async () => {
  const at = (hour: number) => new Date(`2026-03-18T${hour}:00:00+08:00`);
  const [from, to] = [await somebody(), await somebody()];
  const [first] = await record([anEvent(from.id, 'check_in', at(10))], NOW);
  expect(first?.isCounted).toBe(true);
  const uses = async (memberId: string) =>
    (await pool().query(`SELECT sum("times")::int AS n FROM "BehaviourUse" WHERE "memberId" = $1`, [memberId])).rows[0]
      .n;
  const caps = async (memberId: string) =>
    (
      await pool().query(`SELECT coalesce(sum("used"), 0)::int AS n FROM "PointsCapUse" WHERE "memberId" = $1`, [
        memberId,
      ])
    ).rows[0].n;
  const before = [await caps(from.id), await caps(to.id)];
  const { mergeId } = await merge(from.id, to.id);
  expect(await caps(to.id)).toBe(before[0] + before[1]);
  const [second] = await record([anEvent(to.id, 'check_in', at(11))], NOW);
  expect(second?.isCounted).toBe(false);
  expect((await uses(to.id)) ?? 0).toBeGreaterThanOrEqual(0);
  await split(to.id, mergeId);
  expect([await caps(from.id), await caps(to.id)]).toEqual(before);
});

test('what stands against a merge is refused in words, and nothing is written', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const hold = await execute(holdPoints, systemCaller('test', MERGED_AT), {
    id: publicId('member', from.id),
    points: 20,
    source: { type: 'test', id: `h-${from.id}` },
  });
  const rows = [await dump(from.id), await dump(to.id)];
  const now = new Date();
  await expect(merge(from.id, to.id, {}, now)).rejects.toMatchObject({ code: 'merge_with_holds', facts: { held: 20 } });
  await expect(merge(to.id, to.id)).rejects.toMatchObject({ code: 'merge_same_member' });
  expect([await dump(from.id), await dump(to.id)]).toEqual(rows);
  if (hold.kind !== 'hold') throw new Error('no hold');
  await execute(voidHeldPoints, systemCaller('test'), {
    id: publicId('member', from.id),
    holdId: publicId('hold', hold.hold.id),
  });
  await pool().query(`UPDATE "Member" SET "status" = 'frozen' WHERE "id" = $1`, [to.id]);
  await expect(merge(from.id, to.id)).rejects.toMatchObject({ code: 'member_not_active', facts: { status: 'frozen' } });
  await pool().query(`UPDATE "Member" SET "status" = 'active' WHERE "id" = $1`, [to.id]);
  const third = await somebody();
  const { mergeId } = await merge(from.id, to.id);
  await expect(merge(from.id, third.id)).rejects.toMatchObject({ code: 'member_merged' });
  await merge(to.id, third.id);
  await expect(split(to.id, mergeId)).rejects.toMatchObject({ code: 'split_merged_further' });
});

test('a change by hand of the absorbed member is made to the survivor, and a request about him waits no longer than the merge', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const asked = (points: number) => ({
    id: publicId('member', from.id),
    points,
    reasonCode: 'goodwill' as const,
    reason: '补偿延误的订单',
    source: { type: 'test', id: `adj-${from.id}-${points}` },
  });
  const maker = {
    kind: 'key',
    id: newId(),
    name: 'k',
    makerId: newId(),
    permissions: new Set(['points.adjust']),
    scope: null,
  } as const;
  const caller = { ...systemCaller('test'), actor: maker as Actor };
  expect(await execute(adjustPointsCommand, caller, asked(5_000))).toMatchObject({ kind: 'pending' });
  await expect(merge(from.id, to.id, {}, new Date())).rejects.toMatchObject({
    code: 'merge_with_requests',
    facts: { requests: 1 },
  });
  await pool().query(
    `UPDATE "ApprovalRequest" SET "state" = 'rejected', "decider" = 'x', "deciderName" = 'x', "decidedAt" = now() WHERE "objectId" = $1`,
    [from.id],
  );
  await merge(from.id, to.id, {}, new Date());
  const done = await execute(adjustPointsCommand, caller, asked(30));
  expect(done).toMatchObject({ kind: 'booked', memberId: to.id });
});

test('the API answers whoever was merged as the survivor, and his history is told with the survivor’s', async () => {
  const [from, to] = [await somebody(), await somebody()];
  await settle({ member: from.id, externalId: 'api-1', yuan: 120 });
  await merge(from.id, to.id);
  const [old, now] = await Promise.all([from.id, to.id].map((id) => ask(memberOfId, { id: publicId('member', id) })));
  expect(old?.profile.id).toBe(to.id);
  expect(old?.stats).toEqual(now?.stats);
  const pages = [from.id, to.id].map((id) => ask(pointEntries, { id: publicId('member', id) }));
  const [first, second] = await Promise.all(pages);
  expect(first).toEqual(second);
  const told = await ask(memberTimeline, TimelineInput.parse({ memberId: publicId('member', to.id) }));
  const of = (type: string) => told.items.filter((item) => item.kind === 'points' && item.type === type);
  expect(of('MERGE')).toMatchObject([{ members: { from: expect.any(String), to: expect.any(String) } }]);
  expect(of('EARN').map((item) => (item.kind === 'points' ? item.order : null))).toContain('api-1');
  expect(await searchMembers(pool(), { q: '', cursor: null, limit: 100 })).not.toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ id: from.id })]),
  });
});
