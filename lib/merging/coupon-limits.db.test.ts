import { afterAll, beforeAll, expect, test } from 'vitest';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { enrolMembers } from '@/lib/enrolment';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { merge } from './testing/merging';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('the limit of a coupon counts by member, and a merge adds what both had (4.E.4)', async () => {
  const now = new Date();
  const [from = '', to = ''] = await givenMembers(2);
  const batch = await givenBatch({ perMember: 3, perDay: null }, now);
  const claims = async (member: string, times: number) => {
    const heard = await processClaims(
      Array.from({ length: times }, () => aClaim(member, batch)),
      now,
    );
    return heard.map((one) => (one.ok ? 'yes' : one.refusal.code));
  };
  expect(await claims(from, 1)).toEqual(['yes']);
  expect(await claims(to, 1)).toEqual(['yes']);
  await merge(from, to, {}, now);
  expect(await claims(to, 2)).toEqual(['yes', 'limit_reached']);
  // Whoever still names the absorbed member claims as the survivor: no second allowance.
  expect(await claims(from, 1)).toEqual(['limit_reached']);
});

test('whoever buys without an account is counted by his mobile, however it is spelt, and is the same when he joins later (4.E.4)', async () => {
  const now = new Date();
  const enrol = async (mobile: string) => {
    const [outcome] = await enrolMembers([{ mobile, registeredAt: now }], {
      actor: { kind: 'system', name: 'till' },
      now,
    });
    return outcome?.ok ? outcome.value : expect.fail('not enrolled');
  };
  const batch = await givenBatch({ perMember: 1 }, now);
  // The till has only a mobile: that is all a coupon needs to be somebody's, and only its hash is kept.
  const guest = await enrol('138 0013 8000');
  const [first] = await processClaims([aClaim(guest.memberId, batch)], now);
  expect(first?.ok).toBe(true);
  const joined = await enrol('+86 138-0013-8000');
  expect(joined).toMatchObject({ memberId: guest.memberId, isNew: false });
  const [second] = await processClaims([aClaim(joined.memberId, batch)], now);
  expect(second).toMatchObject({ ok: false, refusal: { code: 'limit_reached', facts: { limit: 1, had: 1 } } });
});
