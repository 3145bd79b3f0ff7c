import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeBenefitCommand, giveBackExchangeCommand } from '@/lib/benefits/commands/exchange';
import { redeemBenefit } from '@/lib/benefits/commands/use';
import { givenBenefit, givenGrant, givenMembers } from '@/lib/benefits/testing/grants';
import { claimByCode } from '@/lib/coupons/claim/by-code';
import { givenBatch, givenCode } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { makeUpCommand } from '@/lib/tasks/commands/own';
import '@/lib/wiring';
import { decisionsOf } from './index';

// Every decision that refuses value is stored, also where the refusal throws and takes all else of it back.

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = new Date();
const caller = systemCaller('test', NOW);
const as = (id: string) => ({ ...caller, actor: { kind: 'member', id } satisfies Actor });

/** What a member was refused, newest first. */
async function refusalsOf(memberId: string) {
  const decisions = await decisionsOf(pool(), memberId, null, 50);
  return decisions.flatMap(({ kind, subjectId, reasons }) =>
    reasons
      .filter(({ outcome }) => outcome === 'withheld')
      .map(({ code, topic, rule, facts }) => ({ kind, subjectId, code, topic, rule, facts })),
  );
}

async function given(terms: Parameters<typeof givenBenefit>[0], quota: number) {
  const [memberId = ''] = await givenMembers(1);
  const row = await givenGrant(memberId, await givenBenefit(terms), { quota });
  return { memberId, row, grant: publicId('benefitGrant', row.id), member: publicId('member', memberId) };
}

describe('a refusal that throws is kept as a decision, with what is said of it', () => {
  test('of a benefit at the desk: once for each try, and nothing of the use', async () => {
    const { memberId, member, grant, row } = await given(
      { kind: 'service_right', params: { service: 'free_packaging' } },
      1,
    );
    const use = (key: string) => execute(redeemBenefit, caller, { memberId: member, grant, storeCode: null, key });
    await use('first');
    await expect(use('second')).rejects.toMatchObject({ code: 'benefit_used_up' });
    await use('first');
    expect(await refusalsOf(memberId)).toEqual([
      expect.objectContaining({
        kind: 'benefit.used',
        subjectId: row.id,
        code: 'benefit_used_up',
        topic: 'benefit',
        rule: `benefits@${row.version}#use`,
        facts: expect.objectContaining({ quota: 1, benefit: expect.any(String) }),
      }),
    ]);
    const { rows } = await pool().query('SELECT "used" FROM "BenefitGrant" WHERE "id" = $1', [row.id]);
    expect(rows).toEqual([{ used: 1 }]);
  });

  test('of an exchange without the points for it, and of giving back what was never exchanged to give', async () => {
    const batch = await givenBatch({ perMember: null });
    await pool().query(`UPDATE "CouponBatch" SET "code" = 'kept-no' WHERE "id" = $1`, [batch]);
    const params = { points: 100_000, gives: 'coupon', what: 'kept-no', count: 1, returnDays: 0 };
    const { memberId, grant } = await given({ kind: 'points_exchange', params }, 1);
    const asked = { grant, key: 'kept' };
    await expect(execute(exchangeBenefitCommand, as(memberId), asked)).rejects.toMatchObject({
      code: 'insufficient_points',
    });
    // Nobody's business is no decision: there is no such exchange.
    await expect(execute(giveBackExchangeCommand, as(memberId), asked)).rejects.toMatchObject({ status: 404 });
    expect(await refusalsOf(memberId)).toEqual([
      expect.objectContaining({ kind: 'benefit.used', code: 'insufficient_points' }),
    ]);
  });

  test('of a code that somebody else has claimed', async () => {
    const [first = '', second = ''] = await givenMembers(2);
    const batchId = await givenBatch();
    const code = await givenCode(batchId);
    const claim = (memberId: string) => claimByCode({ memberId, code, from: {} }, NOW);
    expect(await claim(first)).toMatchObject({ ok: true });
    expect(await claim(second)).toMatchObject({ ok: false, refusal: { code: 'coupon_claimed' } });
    expect(await refusalsOf(second)).toMatchObject([
      { kind: 'coupon.claimed', subjectId: batchId, code: 'coupon_code_taken', facts: { batch: '满50减10' } },
    ]);
  });

  test('of a day that is too long ago, or not missed', async () => {
    const [memberId = ''] = await givenMembers(1);
    await expect(execute(makeUpCommand, as(memberId), { day: '2026-01-01' })).rejects.toMatchObject({ status: 409 });
    expect(await refusalsOf(memberId)).toMatchObject([{ kind: 'check_in.made_up', topic: 'behaviour' }]);
  });
});
