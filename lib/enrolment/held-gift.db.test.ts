import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approveRequestCommand, rejectRequestCommand } from '@/lib/approvals';
import { decisionsOf } from '@/lib/decisions';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { findMemberId, requestCodeCommand } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { judgeVelocity, sweepRisk } from '@/lib/risk';
import { signInWithCodeCommand } from '.';

const NOW = new Date('2026-11-22T04:00:00Z');
const TOMORROW = new Date('2026-11-22T16:00:00Z');
let people = 0;

const newMobile = () => `139${String(20_000_000 + ++people * 7_919).slice(-8)}`;

/** Signs somebody up, or in, by the code that the demo shows; answers the member. */
async function signUp(ip: string, now = NOW, mobile = newMobile()): Promise<string> {
  await pool().query('DELETE FROM "RateLimit"; DELETE FROM "SignInCode"');
  const caller = { ...systemCaller('test', now), actor: { kind: 'anonymous' } as const, ip, userAgent: 'phone' };
  const { shown: code } = await execute(requestCodeCommand, caller, { mobile });
  return (await execute(signInWithCodeCommand, caller, { mobile, code: code ?? '' })).subjectId;
}

const limit = async (limits: object) => {
  await pool().query('UPDATE "Program" SET "settings" = $1::jsonb', [JSON.stringify({ risk: { limits } })]);
  shared.forget('program');
};
const pointsOf = async (id: string) => (await bookSummary(pool(), id, TOMORROW)).points.available;
const verdicts = async (verdict: string) =>
  (await pool().query('SELECT evidence FROM "RiskVerdict" WHERE verdict = $1 ORDER BY id', [verdict])).rows;
const waiting = async (memberId: string) =>
  (await pool().query(`SELECT id, reason, facts FROM "ApprovalRequest" WHERE "objectId" = $1`, [memberId])).rows[0];

beforeAll(() => installStandardProgram(pool()));
beforeEach(async () => {
  await pool().query('DELETE FROM "RiskCount"; DELETE FROM "RiskVerdict"');
  await limit({ 'registration.ip': { review: 2, block: 4 } });
});
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

describe('signing up very often from one address', () => {
  test('holds the sign-up points until somebody approves them, once', async () => {
    expect(await pointsOf(await signUp('203.0.113.7'))).toBe(50);
    expect(await pointsOf(await signUp('203.0.113.7'))).toBe(50);
    const held = await signUp('203.0.113.7');
    expect(await pointsOf(held)).toBe(0);
    expect((await decisionsOf(pool(), held, null, 5)).flatMap(({ reasons }) => reasons)).toMatchObject([
      { code: 'points_sign_up_held', outcome: 'withheld', facts: { signal: 'registration.ip', count: 3, limit: 2 } },
    ]);
    expect(await verdicts('REVIEW')).toMatchObject([{ evidence: [{ count: 3, limit: 2, key: '203.0.*.*' }] }]);
    const request = await waiting(held);
    const it = { requestId: request.id, note: '' };
    const tried = await Promise.allSettled(
      [1, 2, 3].map(() => execute(approveRequestCommand, systemCaller('checker', NOW), it)),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await pointsOf(held)).toBe(50);
  });

  test('gives nothing when somebody rejects it', async () => {
    for (let count = 0; count < 2; count++) await signUp('203.0.113.8');
    const held = await signUp('203.0.113.8');
    const it = { requestId: (await waiting(held)).id, note: 'same person' };
    await execute(rejectRequestCommand, systemCaller('checker', NOW), it);
    expect(await pointsOf(held)).toBe(0);
  });

  test('stops at the limit and counts what it refused; other addresses and the next day go on', async () => {
    for (let count = 0; count < 4; count++) await signUp('203.0.113.9');
    const stopped = '13912340001';
    await expect(signUp('203.0.113.9', NOW, stopped)).rejects.toMatchObject({
      code: 'registration_paused',
      status: 429,
    });
    await expect(signUp('203.0.113.9')).rejects.toMatchObject({ code: 'registration_paused' });
    expect(await findMemberId(pool(), { mobile: stopped })).toBeNull();
    expect((await verdicts('BLOCK')).map(({ evidence }) => evidence[0].count)).toEqual([5, 6]);
    expect(await pointsOf(await signUp('203.0.113.10'))).toBe(50);
    expect(await pointsOf(await signUp('203.0.113.9', TOMORROW))).toBe(50);
  });

  test('who is a member already only signs in, however often', async () => {
    const mobile = '13912340002';
    const first = await signUp('203.0.113.11', NOW, mobile);
    for (let count = 0; count < 3; count++) {
      expect(await signUp('203.0.113.11', NOW, mobile)).toBe(first);
    }
    const { rows } = await pool().query(
      `SELECT sum(count)::int AS n FROM "RiskCount" WHERE signal = 'registration.ip'`,
    );
    expect(rows[0].n).toBe(1);
  });
});

test('a set is judged one after the other, and concurrent sets never pass together', async () => {
  const asked = Array.from({ length: 3 }, () => ({
    act: 'registration' as const,
    subject: { type: 'mobile', id: newId() },
    facts: { ip: '198.51.100.1' },
  }));
  const sets = await Promise.all([1, 2, 3].map(() => judgeVelocity(pool(), asked, NOW)));
  const all = sets.flat().map(({ verdict }) => verdict);
  expect(['ALLOW', 'REVIEW', 'BLOCK'].map((one) => all.filter((verdict) => verdict === one).length)).toEqual([2, 2, 5]);
  expect(await judgeVelocity(pool(), [{ ...asked[0], facts: {} } as (typeof asked)[0]], NOW)).toMatchObject([
    { verdict: 'ALLOW', id: null },
  ]);
});

test('counts are forgotten after a week, verdicts are kept', async () => {
  await judgeVelocity(pool(), [{ act: 'share', subject: { type: 'x', id: '1' }, facts: { ip: '1.2.3.4' } }], NOW);
  expect(await sweepRisk(pool(), NOW)).toBe(0);
  expect(await sweepRisk(pool(), new Date(NOW.getTime() + 8 * 86_400_000))).toBeGreaterThan(0);
});
