import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import '@/lib/wiring';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { killedMidway } from '@/lib/platform/testing/killed';
import { installStandardProgram } from '@/lib/standard-program';
import { claimByCode } from './claim/by-code';
import { processClaims } from './claim/process';
import { pauseCouponBatchCommand, voidCouponBatchCommand } from './commands/batches';
import {
  cancelCouponJobCommand,
  downloadCodesCommand,
  forgetCodesCommand,
  giveCouponsCommand,
  makeCodesCommand,
} from './commands/jobs';
import { voidCoupon } from './commands/void-coupon';
import { markCoupons } from './jobs/mark';
import { runCouponJobs } from './jobs/run';
import { aClaim, givenBatch, givenMembers, numbersOf } from './testing/people';

const NOW = new Date('2026-11-22T04:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const as = (now = NOW) => systemCaller('test', now);
const memberRef = (id: string) => publicId('member', id);
const batchRef = (id: string) => publicId('couponBatch', id);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const run = (chunks?: number) => runCouponJobs(() => NOW, chunks);
const jobs = async (batch: string) =>
  (
    await pool().query(
      `SELECT "id", "state", "total", "done", "given", "refused" FROM "CouponJob" WHERE "batchId" = $1 ORDER BY "createdAt", "id"`,
      [batch],
    )
  ).rows;
const give = (batch: string, members: readonly string[]) =>
  execute(giveCouponsCommand, as(), { batch: batchRef(batch), members, note: 'test' });

async function codesOf(batch: string, count: number, pattern?: string): Promise<{ job: string; codes: string[] }> {
  const { job } = await execute(makeCodesCommand, as(), { batch: batchRef(batch), count, pattern, note: 'test' });
  await run();
  const { text } = await execute(downloadCodesCommand, as(), { job, part: 0 });
  return { job, codes: text.trim().split('\n') };
}

describe('giving to a list', () => {
  test('gives everybody one, by whatever name, once for each who is named twice', async () => {
    const [one = '', two = ''] = await givenMembers(2);
    const code = (await pool().query('SELECT "code" FROM "Member" WHERE "id" = $1', [two])).rows[0].code;
    const batch = await givenBatch({ isOpen: false, audience: { levels: ['black'] } });
    expect(await give(batch, [memberRef(one), code, memberRef(one), memberRef(two)])).toMatchObject({ members: 2 });
    await run();
    expect(await jobs(batch)).toMatchObject([{ state: 'done', total: 2, done: 2, given: 2, refused: 0 }]);
    expect(await numbersOf(batch)).toMatchObject({ issued: 2, claimed: 2, copies: 2, members: 2 });
  });

  test('gives the survivor one when somebody on the list was merged meanwhile, and one when both stand on it (N13)', async () => {
    const [gone = '', survivor = '', both = '', twin = ''] = await givenMembers(4);
    const batch = await givenBatch({ perMember: 2 });
    await give(batch, [gone, both, twin].map(memberRef));
    const merge = `UPDATE "Member" SET "status" = 'merged', "mergedInto" = $2 WHERE "id" = $1`;
    await pool().query(merge, [gone, survivor]);
    await pool().query(merge, [both, twin]);
    await run();
    const copies = await pool().query('SELECT "memberId" FROM "Coupon" WHERE "batchId" = $1 ORDER BY 1', [batch]);
    expect(copies.rows.map(({ memberId }) => memberId)).toEqual([survivor, twin].sort());
    expect(await jobs(batch)).toMatchObject([{ state: 'done', total: 3, done: 3, given: 2, refused: 0 }]);
  });

  test('keeps to the limits of members and to the stock, and says who got nothing', async () => {
    const members = await givenMembers(6);
    const batch = await givenBatch({ total: 4, perMember: 1 });
    await processClaims([aClaim(members[0] ?? '', batch)], NOW);
    await give(batch, members.map(memberRef));
    await run();
    expect(await jobs(batch)).toMatchObject([{ state: 'done', done: 6, given: 3, refused: 3 }]);
    const why = await pool().query(
      `SELECT "refusal", count(*)::int AS n FROM "CouponJobMember" r JOIN "CouponJob" j ON j."id" = r."jobId"
       WHERE j."batchId" = $1 AND "refusal" IS NOT NULL GROUP BY 1 ORDER BY 1`,
      [batch],
    );
    expect(why.rows).toEqual([
      { refusal: 'limit_reached', n: 1 },
      { refusal: 'sold_out', n: 2 },
    ]);
    expect(await numbersOf(batch)).toMatchObject({ issued: 4, copies: 4, members: 4 });
  });

  test('does nothing for a list that names somebody unknown', async () => {
    const [member = ''] = await givenMembers(1);
    const batch = await givenBatch();
    await expect(give(batch, [memberRef(member), 'nobody'])).rejects.toMatchObject({
      code: 'members_not_found',
      facts: { unknown: 1, first: 'nobody' },
    });
    expect(await jobs(batch)).toEqual([]);
  });

  test('gives nothing of a paused batch, and nothing after it was cancelled', async () => {
    const members = await givenMembers(2);
    const batch = await givenBatch();
    await give(batch, members.map(memberRef));
    await execute(pauseCouponBatchCommand, as(), { batch: batchRef(batch), paused: true, note: 'test' });
    await run();
    expect(await jobs(batch)).toMatchObject([{ state: 'done', given: 0, refused: 2 }]);
    await execute(pauseCouponBatchCommand, as(), { batch: batchRef(batch), paused: false, note: 'test' });
    const { job } = await give(batch, members.map(memberRef));
    await execute(cancelCouponJobCommand, as(), { job });
    await run();
    expect((await jobs(batch))[1]).toMatchObject({ state: 'cancelled', done: 0 });
    await expect(execute(cancelCouponJobCommand, as(), { job })).rejects.toMatchObject({ code: 'job_ended' });
    expect(await numbersOf(batch)).toMatchObject({ issued: 0 });
  });

  test('killed in the middle it goes on, and nobody gets two or none', async () => {
    const members = await givenMembers(35_000);
    const batch = await givenBatch({ perMember: null });
    await give(batch, members.map(memberRef));
    const done = async () => (await jobs(batch))[0]?.done ?? 0;
    await killedMidway('lib/coupons/testing/give-process.ts', [], async () => (await done()) > 0);
    expect(await done()).toBeLessThan(35_000);
    // What the killed process had begun the server rolls back in its own time, and until then the job is held.
    const isDone = async () => {
      await run();
      return (await jobs(batch))[0]?.state === 'done';
    };
    await vi.waitUntil(isDone, { timeout: 120_000, interval: 50 });
    expect(await jobs(batch)).toMatchObject([{ state: 'done', done: 35_000, given: 35_000, refused: 0 }]);
    expect(await numbersOf(batch)).toMatchObject({ issued: 35_000, claimed: 35_000, copies: 35_000, members: 35_000 });
  }, 180_000);
});

describe('codes made in advance', () => {
  test('are all different, fit their pattern, are kept as hashes only, and take their pieces of the stock', async () => {
    const batch = await givenBatch({ total: 1_000 });
    const { codes } = await codesOf(batch, 1_200, 'TEA-####-####-####-####');
    expect(new Set(codes).size).toBe(1_000);
    for (const code of codes) expect(code).toMatch(/^TEA-([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
    const kept = await pool().query('SELECT * FROM "CouponCode" WHERE "batchId" = $1', [batch]);
    expect(kept.rows).toHaveLength(1_000);
    expect(kept.rows.every(({ hash, state }) => hash.length === 43 && state === 'open')).toBe(true);
    expect(await jobs(batch)).toMatchObject([{ state: 'done', given: 1_000, refused: 200 }]);
    expect(await numbersOf(batch)).toMatchObject({ issued: 1_000, claimed: 0, copies: 0 });
  });

  test('cannot be downloaded again when they were thrown away', async () => {
    const { job } = await codesOf(await givenBatch(), 3);
    expect(await execute(forgetCodesCommand, as(), { job })).toEqual({ forgotten: true });
    await expect(execute(downloadCodesCommand, as(), { job, part: 0 })).rejects.toMatchObject({ code: 'codes_gone' });
  });

  test('open one copy each: of fifty who hold the same code one gets it, and gets it again', async () => {
    const members = await givenMembers(50);
    const batch = await givenBatch();
    const [code = ''] = (await codesOf(batch, 1)).codes;
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const raced = await Promise.all(members.map((memberId) => claimByCode({ memberId, code: typed, from: {} }, NOW)));
    const winners = raced.flatMap((outcome) => (outcome.ok ? outcome.value.copy : []));
    expect(winners).toHaveLength(1);
    expect(new Set(raced.flatMap((outcome) => (outcome.ok ? [] : outcome.refusal.code)))).toEqual(
      new Set(['coupon_claimed']),
    );
    const again = await claimByCode({ memberId: winners[0]?.memberId ?? '', code, from: {} }, later(1));
    expect(again).toMatchObject({ ok: true, value: { isRepeat: true, copy: { id: winners[0]?.id } } });
    expect(await numbersOf(batch)).toMatchObject({ issued: 1, claimed: 1, copies: 1 });
  });

  test('are not found by trying, and a member’s own code is nobody else’s', async () => {
    const [member = '', other = ''] = await givenMembers(2);
    const [claimed] = await processClaims([aClaim(other, await givenBatch())], NOW);
    const own = claimed?.ok ? (claimed.value.copy.code ?? '') : '';
    const tries = ['0000-0000-0000-0001', own, ...Array.from({ length: 8 }, () => 'AAAA')];
    for (const code of tries) {
      expect(await claimByCode({ memberId: member, code, from: {} }, NOW)).toMatchObject({
        ok: false,
        refusal: { code: 'coupon_not_found' },
      });
    }
    const [right = ''] = (await codesOf(await givenBatch(), 1)).codes;
    await expect(claimByCode({ memberId: member, code: right, from: {} }, NOW)).rejects.toMatchObject({
      code: 'too_many_attempts',
      status: 429,
    });
    expect(await claimByCode({ memberId: other, code: right, from: {} }, NOW)).toMatchObject({ ok: true });
  });
});

describe('voiding', () => {
  test('ends a copy and an open code, once, with its numbers', async () => {
    const [member = ''] = await givenMembers(1);
    const batch = await givenBatch({ perMember: 2 });
    const [claimed] = await processClaims([aClaim(member, batch)], NOW);
    const [open = ''] = (await codesOf(batch, 1)).codes;
    for (const code of [claimed?.ok ? (claimed.value.copy.code ?? '') : '', open]) {
      expect(await execute(voidCoupon, as(), { code, reason: 'a mistake' })).toMatchObject({ isRepeat: false });
      expect(await execute(voidCoupon, as(), { code, reason: 'a mistake' })).toMatchObject({ isRepeat: true });
    }
    expect(await numbersOf(batch)).toMatchObject({ issued: 2, voided: 2 });
    expect(await claimByCode({ memberId: member, code: open, from: {} }, NOW)).toMatchObject({
      ok: false,
      refusal: { code: 'coupon_voided' },
    });
    await expect(execute(voidCoupon, as(), { code: 'XXXX', reason: 'a mistake' })).rejects.toMatchObject({
      code: 'coupon_not_found',
    });
  });

  test('ends a batch: nobody gets anything from this moment, the job marks what is left', async () => {
    const [member = '', other = ''] = await givenMembers(2);
    const batch = await givenBatch();
    await processClaims([aClaim(member, batch)], NOW);
    await codesOf(batch, 3);
    await execute(voidCouponBatchCommand, as(), { batch: batchRef(batch), note: 'misprinted' });
    expect(await processClaims([aClaim(other, batch)], NOW)).toMatchObject([
      { ok: false, refusal: { code: 'not_open' } },
    ]);
    await markCoupons(NOW);
    expect(await numbersOf(batch)).toMatchObject({ issued: 4, voided: 4 });
    await expect(
      execute(voidCouponBatchCommand, as(), { batch: batchRef(batch), note: 'again' }),
    ).rejects.toMatchObject({ code: 'batch_voided' });
  });
});

test('what has ended is marked once, with its numbers, and what has not is left', async () => {
  const [one = '', two = ''] = await givenMembers(2);
  const batch = await givenBatch({ validity: { type: 'days', days: 10 } });
  await processClaims([aClaim(one, batch)], NOW);
  await processClaims([aClaim(two, batch)], later(1));
  await markCoupons(new Date(later(10).getTime() - 1));
  expect(await numbersOf(batch)).toMatchObject({ expired: 0 });
  await markCoupons(later(10));
  await markCoupons(later(10));
  expect(await numbersOf(batch)).toMatchObject({ issued: 2, expired: 1 });
  const states = await pool().query(`SELECT "memberId", "state" FROM "Coupon" WHERE "batchId" = $1`, [batch]);
  expect(new Map(states.rows.map(({ memberId, state }) => [memberId, state]))).toEqual(
    new Map([
      [one, 'EXPIRED'],
      [two, 'CLAIMED'],
    ]),
  );
});
