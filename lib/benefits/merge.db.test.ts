import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { redeemBenefit } from './commands/use';
import { mergeGrants, splitGrants } from './store/merge';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const RIGHT = { kind: 'service_right', params: { service: 'free_packaging' } } as const;

test('grants and their uses go along with a merge and back, but for what was used since', async () => {
  const [from = '', to = ''] = await givenMembers(2);
  const benefit = await givenBenefit(RIGHT);
  const key = { quota: 2, grantKey: 'month:2026-11:gold' };
  const [kept, used] = [await givenGrant(from, benefit, key), await givenGrant(from, benefit, { quota: 2 })];
  await givenGrant(to, benefit, key);
  const use = (memberId: string, id: string, name: string) =>
    execute(redeemBenefit, systemCaller('test'), {
      memberId: publicId('member', memberId),
      grant: publicId('benefitGrant', id),
      key: name,
    });
  await use(from, kept.id, 'before');
  const mergedAt = new Date();
  const carried = await withTransaction((db) => mergeGrants(db, from, to));
  expect(carried.toSorted()).toEqual([kept.id, used.id].toSorted());
  await use(to, used.id, 'since');
  await withTransaction((db) => splitGrants(db, to, from, carried, mergedAt));
  const { rows } = await pool().query(
    `SELECT g."id", g."memberId", g."grantKey", (SELECT u."memberId" FROM "BenefitUse" u WHERE u."grantId" = g."id") AS "useOf"
     FROM "BenefitGrant" g WHERE g."id" = ANY($1::uuid[])`,
    [[kept.id, used.id]],
  );
  expect(rows.find(({ id }) => id === kept.id)).toMatchObject({ memberId: from, grantKey: key.grantKey, useOf: from });
  expect(rows.find(({ id }) => id === used.id)).toMatchObject({ memberId: to, useOf: to });
});
