import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anEvent, record } from '@/lib/behaviours/testing/people';
import { publicId } from '@/lib/kernel/id';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { heldLevels, levelHistory } from '@/lib/levels';
import { memberStats } from '@/lib/members';
import { NOW } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { local } from '@/lib/platform/testing/zone';
import { holdPoints, postHeldPoints, returnPoints } from '@/lib/points';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { MERGED_AT, merge, refund, settle, somebody, spend, split } from './testing/merging';

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const book = (memberId: string, at = MERGED_AT) => bookSummary(pool(), memberId, at);
const hours = (n: number) => new Date(MERGED_AT.getTime() + n * 3_600_000);

async function spent(memberId: string, points: number, source: string): Promise<string> {
  const answer = await spend(memberId, points, source);
  if (answer.kind !== 'entry') throw new Error('a hold');
  return answer.entry.id;
}

const giveBack = (memberId: string, entryId: string, points: number, source: string, at = MERGED_AT) =>
  execute(returnPoints, systemCaller('test', at), {
    id: publicId('member', memberId),
    entryId: publicId('entry', entryId),
    points,
    source: { type: 'test', id: source },
  });

const spentOf = async (...ids: readonly string[]): Promise<number[]> =>
  (await Promise.all(ids.map((id) => book(id)))).map(({ points }) => points.spent);

test('what came back of a spend meanwhile counts with neither after a split, and the rest comes back on either side', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const [his, own] = [await spent(from.id, 50, 'c-his'), await spent(to.id, 40, 'c-own')];
  const { mergeId } = await merge(from.id, to.id);
  await giveBack(to.id, his, 20, 'c-1');
  await split(to.id, mergeId, hours(1));
  expect(await spentOf(from.id, to.id)).toEqual([30, 40]);
  await giveBack(to.id, own, 40, 'c-2', hours(2));
  await giveBack(from.id, his, 30, 'c-3', hours(2));
  expect(await spentOf(from.id, to.id)).toEqual([0, 0]);
});

test('who was split and is merged into a third brings along what was done to him with the second', async () => {
  const [from, second, third] = [await somebody(), await somebody(), await somebody()];
  const entry = await spent(from.id, 50, 'k-1');
  const { mergeId } = await merge(from.id, second.id);
  await giveBack(second.id, entry, 20, 'k-2');
  await spent(from.id, 10, 'k-3');
  await split(second.id, mergeId, hours(1));
  await merge(from.id, third.id, {}, hours(2));
  expect(await spend(from.id, 10, 'k-3')).toMatchObject({ isRepeat: true });
  expect(await giveBack(third.id, entry, 20, 'k-2', hours(3))).toMatchObject({ isRepeat: true });
  await giveBack(third.id, entry, 30, 'k-4', hours(3));
  await expect(giveBack(third.id, entry, 1, 'k-5', hours(3))).rejects.toMatchObject({ code: 'return_exceeds_spend' });
});

test('a chain that is undone link by link remembers what was done at its end', async () => {
  const [from, middle, last] = [await somebody(), await somebody(), await somebody()];
  await settle({ member: from.id, externalId: 'k-from', yuan: 300 });
  await settle({ member: middle.id, externalId: 'k-middle', yuan: 900 });
  const entry = await spent(from.id, 50, 'k-6');
  const start = [(await book(from.id)).growth.total, (await book(middle.id)).growth.total];
  const one = await merge(from.id, middle.id);
  const other = await merge(middle.id, last.id);
  await giveBack(last.id, entry, 20, 'k-7');
  const { moved } = await refund('k-from', [{ id: '1', quantity: 1 }], 'R');
  await split(last.id, other.mergeId, hours(30));
  await split(middle.id, one.mergeId, hours(31));
  expect([(await book(from.id)).growth.total, (await book(middle.id)).growth.total]).toEqual([
    (start[0] ?? 0) + moved.growth,
    start[1],
  ]);
  expect(await spentOf(from.id, middle.id, last.id)).toEqual([30, 0, 0]);
  expect(await memberStats(pool(), [from.id])).toMatchObject([{ orders: 0, refunded: 30_000 }]);
  await giveBack(from.id, entry, 30, 'k-8', hours(32));
  await expect(giveBack(from.id, entry, 1, 'k-9', hours(32))).rejects.toMatchObject({ code: 'return_exceeds_spend' });
});

test('after a split nobody is told that he did what only the other did', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const share = (memberId: string, hour: number) =>
    record([anEvent(memberId, 'share', local(`2026-03-18T${hour}:00`), { object: 'sku:X' })], NOW);
  expect(await share(to.id, 10)).toMatchObject([{ isCounted: true }]);
  const { mergeId } = await merge(from.id, to.id);
  expect(await share(from.id, 11)).toMatchObject([{ isCounted: false }]);
  await split(to.id, mergeId, hours(1));
  expect(await share(from.id, 12)).toMatchObject([{ isCounted: true }]);
  expect(await share(to.id, 12)).toMatchObject([{ isCounted: false }]);
});

test('a split does not take what the survivor has set aside for an order', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const { mergeId } = await merge(from.id, to.id);
  const caller = () => systemCaller('test', new Date());
  const id = publicId('member', to.id);
  const held = (await book(to.id)).points.available;
  const answer = await execute(holdPoints, caller(), { id, points: held, source: { type: 'test', id: 'k-10' } });
  if (answer.kind !== 'hold') throw new Error('no hold');
  await expect(split(to.id, mergeId, new Date())).rejects.toMatchObject({ code: 'split_with_holds', facts: { held } });
  await execute(postHeldPoints, caller(), { id, holdId: publicId('hold', answer.hold.id) });
  await split(to.id, mergeId, new Date());
  expect(await spentOf(from.id, to.id)).toEqual([0, held]);
});

test('a level whose order was refunded in a merge is not his again after the split (4.B.4)', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const [start] = await heldLevels(pool(), [from.id]);
  const paidAt = '2026-03-20T09:00:00+08:00';
  for (const externalId of ['k-l1', 'k-l2']) await settle({ member: from.id, externalId, yuan: 2_000, paidAt });
  expect((await heldLevels(pool(), [from.id]))[0]?.rank).toBeGreaterThan(start?.rank ?? 0);
  const { mergeId } = await merge(from.id, to.id);
  for (const order of ['k-l1', 'k-l2']) await refund(order, [{ id: '1', quantity: 1 }], 'R');
  await split(to.id, mergeId, hours(30));
  expect((await heldLevels(pool(), [from.id, to.id])).map(({ code }) => code)).toEqual([start?.code, start?.code]);
  expect((await levelHistory(pool(), from.id, null, 1))[0]).toMatchObject({ reason: 'reverted', toCode: start?.code });
});
