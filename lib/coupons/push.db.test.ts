import { afterAll, beforeAll, expect, test } from 'vitest';
import '@/lib/wiring';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { countAudienceCommand, pushCouponsCommand } from './commands/push';
import { runCouponJobs } from './jobs/run';
import { givenBatch, givenMembers, numbersOf } from './testing/people';

const NOW = new Date('2026-11-22T04:00:00Z');
const caller = systemCaller('test', NOW);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const push = (batch: string, condition: unknown) =>
  execute(pushCouponsCommand, caller, { batch: publicId('couponBatch', batch), condition, note: 'test' } as never);
const run = (chunks?: number) => runCouponJobs(() => NOW, chunks);
const jobOf = async (batch: string) =>
  (
    await pool().query('SELECT "state", "total", "done", "given", "refused" FROM "CouponJob" WHERE "batchId" = $1', [
      batch,
    ])
  ).rows[0];

/** Members with a tag of their own, so that a condition is about them alone. */
async function givenTagged(count: number) {
  const tag = newId();
  const members = await givenMembers(count);
  await pool().query(
    `INSERT INTO "MemberTag" ("memberId", "tag", "source", "at") SELECT m, $2, 'test', now() FROM unnest($1::uuid[]) AS n(m)`,
    [members, tag],
  );
  return { members, condition: { attribute: 'member.tags', oneOf: [tag] } };
}

test('all whom a condition is about get one, in chunks, and who joins them while it goes on too', async () => {
  const { members, condition } = await givenTagged(10_050);
  const batch = await givenBatch({ isOpen: false });
  expect(await execute(countAudienceCommand, caller, { condition })).toEqual({ members: 10_050 });
  expect(await push(batch, condition)).toMatchObject({ members: 10_050 });
  await run(1);
  expect(await jobOf(batch)).toMatchObject({ state: 'running', done: 10_000, given: 10_000 });
  const late = (await givenMembers(1))[0] ?? '';
  await pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source", "at") VALUES ($1, $2, 'test', now())`, [
    late,
    condition.oneOf[0],
  ]);
  await run();
  expect(await jobOf(batch)).toEqual({ state: 'done', total: 10_051, done: 10_051, given: 10_051, refused: 0 });
  expect(await numbersOf(batch)).toMatchObject({ issued: 10_051, copies: 10_051, members: members.length + 1 });
});

test('stock and limits hold, and a condition that says nothing of members or fits nobody begins nothing', async () => {
  const { condition } = await givenTagged(3);
  const batch = await givenBatch({ total: 2 });
  await push(batch, condition);
  await run();
  expect(await jobOf(batch)).toMatchObject({ state: 'done', given: 2, refused: 1 });
  await expect(push(batch, { attribute: 'cart.amount', atLeast: 1 })).rejects.toMatchObject({
    code: 'attribute_not_of_members',
  });
  await expect(push(batch, { attribute: 'member.tags', oneOf: ['nobody'] })).rejects.toMatchObject({
    code: 'nobody_matches',
  });
  await expect(push(batch, { all: [] })).rejects.toMatchObject({ message: 'invalid_input' });
});
