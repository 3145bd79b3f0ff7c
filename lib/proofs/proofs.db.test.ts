import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { lastProofResult, proveBooksCommand } from '.';
import { proveStep } from './commands/prove-books';
import { beginProof, lastProof } from './store';

const NIGHT = localAt('2026-11-22T02:35');
const hours = (count: number) => new Date(NIGHT.getTime() + count * 3_600_000);
const MEMBERS = 40;
let members: string[] = [];

const prove = (now = NIGHT, membersPerStep = 7) =>
  execute(proveBooksCommand, systemCaller('worker', now), { membersPerStep });
const run = (sql: string, values: unknown[] = []) => pool().query(sql, values);

beforeAll(async () => {
  await installStandardProgram(pool());
  const items = Array.from({ length: MEMBERS }, (_, index) => ({ externalId: `proof-${index}` }));
  const outcomes = await enrolMembers(items, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  members = outcomes.map((outcome) => (outcome.ok ? outcome.value.memberId : ''));
});
beforeEach(() => run('DELETE FROM "BookProof"; DELETE FROM "BookProofFault"'));
afterAll(closeDatabase);

/** Breaks one cached balance behind the program's back, for the length of the work. */
async function broken<T>(memberId: string, work: () => Promise<T>): Promise<T> {
  const change = (by: number) =>
    run(`UPDATE "LedgerAccount" SET "balance" = "balance" + $2 WHERE "memberId" = $1 AND "asset" = 'points'`, [
      memberId,
      by,
    ]);
  await change(1);
  try {
    return await work();
  } finally {
    await change(-1);
  }
}

describe('the nightly proof', () => {
  test('finds a sound book sound, all members counted, once a night', async () => {
    const proof = await prove();
    expect(proof).toMatchObject({ members: MEMBERS, faults: 0, finishedAt: expect.any(Date) });
    expect((await prove(hours(1))).id).toBe(proof.id);
    expect(await lastProofResult(pool())).toMatchObject({ members: MEMBERS, faults: 0, wrong: [] });
    expect((await prove(hours(24))).id).not.toBe(proof.id);
  });

  test('finds a deliberately broken account, names the member, and is sound again when it is mended', async () => {
    const memberId = members[17] ?? '';
    await broken(memberId, () => prove());
    const result = await lastProofResult(pool());
    expect(result).toMatchObject({
      members: MEMBERS,
      wrong: [{ id: publicId('member', memberId), fault: expect.stringContaining('cached balance 51') }],
    });
    expect(result?.faults).toBeGreaterThan(0);
    await prove(hours(24));
    expect(await lastProofResult(pool())).toMatchObject({ faults: 0, wrong: [] });
  });

  test('finds a lot that differs from its moves, and entries of a member whose account is gone', async () => {
    const [lotOf, without] = [members[0] ?? '', [...members].sort().at(-1) ?? ''];
    await run(`UPDATE "LedgerLot" SET "remaining" = "remaining" - 1 WHERE "memberId" = $1`, [lotOf]);
    const kept = await run('SELECT * FROM "LedgerAccount" WHERE "memberId" = $1', [without]);
    await run('DELETE FROM "LedgerAccount" WHERE "memberId" = $1', [without]);
    await prove();
    const wrong = (await lastProofResult(pool()))?.wrong.map(({ id }) => id);
    expect(wrong?.sort()).toEqual([publicId('member', lotOf), publicId('member', without)].sort());
    await run(`UPDATE "LedgerLot" SET "remaining" = "remaining" + 1 WHERE "memberId" = $1`, [lotOf]);
    for (const { memberId, asset, balance, debt, earned } of kept.rows) {
      const values = [memberId, asset, balance, debt, earned];
      await run(
        'INSERT INTO "LedgerAccount" ("memberId", "asset", "balance", "debt", "earned") VALUES ($1, $2, $3, $4, $5)',
        values,
      );
    }
  });

  test('goes on where it was interrupted, and says the same as one that was not', async () => {
    const memberId = members[5] ?? '';
    await broken(memberId, async () => {
      const whole = await prove();
      const interrupted = newId();
      await beginProof(pool(), interrupted, hours(24));
      for (let step = 0; step < 3; step++) await proveStep(interrupted, 7);
      expect((await lastProof(pool()))?.finishedAt).toBeNull();
      // The last finished one is shown meanwhile.
      expect((await lastProofResult(pool()))?.at).toEqual(whole.finishedAt);
      const resumed = await prove(hours(25));
      expect(resumed.id).toBe(interrupted);
      expect([resumed.members, resumed.faults]).toEqual([whole.members, whole.faults]);
    });
  });

  test('two workers at the same moment count every member once', async () => {
    const id = newId();
    await beginProof(pool(), id, NIGHT);
    const [one, other] = await Promise.all([prove(hours(1), 3), prove(hours(1), 3)]);
    expect([one?.id, other?.id, one?.members, other?.members]).toEqual([id, id, MEMBERS, MEMBERS]);
  });

  test('a night that was missed is made up, one left half done is begun anew', async () => {
    const old = newId();
    await beginProof(pool(), old, hours(-24));
    const proof = await prove(hours(9));
    expect(proof.id).not.toBe(old);
    expect(proof.finishedAt).not.toBeNull();
  });
});
