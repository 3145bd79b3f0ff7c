import { afterAll, beforeAll, expect, test } from 'vitest';
import '@/lib/wiring';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { giveOneCommand, takeBackCommand } from './commands/give-one';
import { copiesOf } from './queries';
import { givenBatch, givenMembers } from './testing/people';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const service: Actor = {
  kind: 'staff',
  id: newId(),
  name: 'Li Na',
  roles: [],
  permissions: new Set(['coupons.give']),
  scope: null,
};
const caller = { ...systemCaller('test'), actor: service };
const member = async () => (await givenMembers(1))[0] ?? '';
const give = (memberId: string, batch: string, key = newId()) =>
  execute(giveOneCommand, caller, {
    memberId: publicId('member', memberId),
    batch: publicId('couponBatch', batch),
    key,
    note: 'a late parcel',
  });
const takeBack = (memberId: string, coupon: string) =>
  execute(takeBackCommand, caller, { memberId: publicId('member', memberId), coupon, note: 'the wrong person' });
const had = async (memberId: string) =>
  (await copiesOf(pool(), memberId, { cursor: null, limit: 9, now: new Date() })).map(({ copy, state }) => ({
    id: publicId('coupon', copy.id),
    source: copy.source,
    state,
  }));
const trailOf = async (memberId: string) =>
  (await pool().query(`SELECT "action", "reason" FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY "id"`, [memberId]))
    .rows;

test('one member is given a copy once for each asking, with the reason in the trail', async () => {
  const [id, batch] = [await member(), await givenBatch()];
  const key = newId();
  const [first, again] = [await give(id, batch, key), await give(id, batch, key)];
  expect(again).toMatchObject({ coupon: first.coupon, isRepeat: true });
  expect(await had(id)).toEqual([{ id: first.coupon, source: 'give', state: 'CLAIMED' }]);
  expect(await trailOf(id)).toEqual([{ action: 'coupons.giveOne', reason: 'a late parcel' }]);
});

test('it is taken back unused, with the reason, and not from somebody else', async () => {
  const [id, other, batch] = [await member(), await member(), await givenBatch()];
  const { coupon } = await give(id, batch);
  await expect(takeBack(other, coupon)).rejects.toMatchObject({ code: 'coupon_not_found' });
  expect((await takeBack(id, coupon)).isRepeat).toBe(false);
  expect((await takeBack(id, coupon)).isRepeat).toBe(true);
  expect(await had(id)).toMatchObject([{ state: 'VOIDED' }]);
  expect((await trailOf(id)).map(({ action }) => action)).toEqual(['coupons.giveOne', 'coupons.takeBack']);
  const kinds = (await decisionsOf(pool(), id, null, 9)).map(({ kind }) => kind);
  expect(kinds).toContain('coupon.voided');
});

test('what the batch refuses is refused: its limit for one member, and a batch that gives nothing', async () => {
  const [id, batch] = [await member(), await givenBatch({ perMember: 1 })];
  await give(id, batch);
  await expect(give(id, batch)).rejects.toMatchObject({ code: 'limit_reached' });
  expect(await had(id)).toHaveLength(1);
  await pool().query(`UPDATE "CouponBatch" SET "state" = 'voided' WHERE "id" = $1`, [batch]);
  await expect(give(await member(), batch)).rejects.toMatchObject({ code: 'not_open' });
});
