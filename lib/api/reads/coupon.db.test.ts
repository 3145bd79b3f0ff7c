import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimCoupon } from '@/lib/coupons';
import { givenBatch } from '@/lib/coupons/testing/people';
import { publicId } from '@/lib/kernel/id';
import { merge, somebody } from '@/lib/merging/testing/merging';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { memberCoupons } from './coupon';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('the coupons of a merged member are read by the old id as those of the survivor', async () => {
  const [from, to] = [await somebody(), await somebody()];
  const [id, memberId] = [publicId('couponBatch', await givenBatch()), publicId('member', from.id)];
  await execute(claimCoupon, systemCaller('test'), { id, memberId, key: 'old' });
  await merge(from.id, to.id);
  const { rows } = await memberCoupons.run({ ...systemCaller('test'), db: pool() }, { id: memberId });
  expect(rows).toMatchObject([{ copy: { memberId: to.id, claimKey: 'old' } }]);
});
