import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { givenMember, givenOrder } from '@/lib/behaviours/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { hideReviewCommand } from './commands/hide';
import { deleteReviewCommand, writeReviewCommand } from './commands/own';
import { ownReviews, reviewPage } from './queries';
import { countReviews } from './store/reviews';

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const PAID = '2026-03-10T12:00:00Z';
const CALLER = { ...systemCaller('test'), now: new Date() };
const member = (id: string) => ({ ...CALLER, actor: { kind: 'member', id } as const });
const moderator: Actor = {
  kind: 'staff',
  id: newId(),
  name: '小林',
  roles: [],
  permissions: new Set(['reviews.moderate', 'members.read']),
  scope: null,
};

/** An order of two lines, received unless told; what its member has afterwards is counted from here on. */
async function received(status = 'completed') {
  const who = await givenMember();
  const number = await givenOrder(who, PAID, [100, 200], status);
  const { rows } = await pool().query('SELECT "id" FROM "Order" WHERE "externalId" = $1', [number]);
  const has = async () => {
    const { points, growth } = await bookSummary(pool(), who, new Date('2026-12-01T00:00:00Z'));
    return [points.balance, growth.total];
  };
  const order = publicId('order', rows[0].id);
  return { who, number, order, has, before: await has() };
}
const write = (who: string, order: string, line = '1') =>
  execute(writeReviewCommand, member(who), { order, line, stars: 4, text: ' 不错 ' });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const gained = (after: readonly number[], before: readonly number[]) => after.map((one, at) => one - (before[at] ?? 0));

test('a received line is reviewed once, whatever happens at once, and gives what the rules say', async () => {
  const { who, number, order, has, before } = await received();
  const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(write(who, order))));
  expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  expect(new Set(codes)).toEqual(new Set(['done', 'review_written']));
  expect(gained(await has(), before)).toEqual([5, 10]);
  expect(await ownReviews(pool(), who, number)).toMatchObject([
    { lineId: '1', stars: 4, text: '不错', state: 'shown' },
  ]);
  expect(await codeOf(write(who, order, '2'))).toBe('done');
  expect(gained(await has(), before)).toEqual([10, 20]);
});

test('what was not received, or is of somebody else, is not reviewed', async () => {
  const [unpaid, { order: foreign }, { who }] = [await received('paid'), await received(), await received()];
  expect(await codeOf(write(unpaid.who, unpaid.order))).toBe('order_line_not_received');
  expect(await codeOf(write(who, foreign))).toBe('order_not_found');
  expect(await codeOf(write(unpaid.who, unpaid.order, '9'))).toBe('order_not_found');
});

test('deleting a review takes back what it gave, once, and the line is not reviewed again', async () => {
  const { who, number, order, has, before } = await received();
  const { id } = await write(who, order);
  const other = await givenMember();
  expect(await codeOf(execute(deleteReviewCommand, member(other), { id }))).toBe('review_not_found');
  expect(await execute(deleteReviewCommand, member(who), { id })).toEqual({ points: 5, growth: 10 });
  expect(gained(await has(), before)).toEqual([0, 0]);
  expect(await codeOf(execute(deleteReviewCommand, member(who), { id }))).toBe('review_not_found');
  expect(await codeOf(write(who, order))).toBe('review_written');
  expect(await ownReviews(pool(), who, number)).toMatchObject([{ text: '', state: 'deleted' }]);
});

test('hiding a review takes back what it gave, tells its writer why, and deleting it then takes nothing more', async () => {
  const { who, number, order, has, before } = await received();
  const { id } = await write(who, order);
  const hide = () =>
    execute(
      hideReviewCommand,
      { ...CALLER, actor: moderator },
      { memberId: publicId('member', who), id, note: '广告内容' },
    );
  expect(await hide()).toEqual({ before: 'shown', points: 5, growth: 10 });
  expect(await codeOf(hide())).toBe('review_hidden');
  expect(await ownReviews(pool(), who, number)).toMatchObject([{ state: 'hidden', hiddenWhy: '广告内容' }]);
  const { rows } = await reviewPage(
    pool(),
    CALLER.actor,
    { state: 'hidden', stars: [4], of: number },
    { at: null, isBack: false, limit: 5 },
  );
  expect(rows).toMatchObject([{ hiddenBy: '小林', takenPoints: 5, takenGrowth: 10 }]);
  expect(await execute(deleteReviewCommand, member(who), { id })).toEqual({ points: 0, growth: 0 });
  expect(gained(await has(), before)).toEqual([0, 0]);
});

test('the list goes on and back from any place without a gap', async () => {
  const { who, number, order } = await received();
  for (const line of ['1', '2']) await write(who, order, line);
  const others = [await received(), await received(), await received()];
  for (const one of others) await write(one.who, one.order);
  const all = { state: null, stars: [4], of: null };
  const page = async (at: string | null, isBack: boolean, limit = 2) => {
    const { rows, isMore } = await reviewPage(pool(), CALLER.actor, all, { at, isBack, limit });
    return { ids: rows.map(({ id }) => id), isMore };
  };
  const { ids } = await page(null, false, 1_000);
  expect(ids).toEqual(ids.toSorted().reverse());
  expect(await page(ids[1] ?? '', false)).toEqual({ ids: ids.slice(2, 4), isMore: true });
  expect(await page(ids[4] ?? '', true)).toEqual({ ids: ids.slice(2, 4), isMore: true });
  expect(await page(ids[2] ?? '', true)).toEqual({ ids: ids.slice(0, 2), isMore: false });
  expect(await page(ids.at(-2) ?? '', false)).toEqual({ ids: ids.slice(-1), isMore: false });
  expect(await countReviews(pool(), { ...all, of: number }, 10)).toBe(2);
  expect(await countReviews(pool(), all, 3)).toBe(3);
});
