import { randomFillSync } from 'node:crypto';
import type { z } from 'zod';
import { enrolMembers } from '@/lib/enrolment';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { ClaimAsk } from '../claim/asks';
import { codeHash } from '../own-code';
import { openBatch } from '../publish';
import { codeOf, OWN_PATTERN, randomSigns } from '../rules/code';
import type { TermsSchema } from '../rules/terms';
import { addToStocks } from '../store/batches';
import { insertCodes } from '../store/codes';
import { aTerms } from './terms';

/** Enrols so many members and answers their ids. */
export async function givenMembers(count: number): Promise<string[]> {
  const options = { actor: { kind: 'system', name: 'test' } as const, now: new Date() };
  const ids: string[] = [];
  for (let at = 0; at < count; at += 2_000) {
    const said = Array.from({ length: Math.min(2_000, count - at) }, () => ({
      registeredAt: new Date('2026-01-05T00:00:00Z'),
    }));
    for (const outcome of await enrolMembers(said, options)) if (outcome.ok) ids.push(outcome.value.memberId);
  }
  return ids;
}

/** Makes a live batch with what a test says of its terms. */
export const givenBatch = (more: Partial<z.input<typeof TermsSchema>> = {}, now = new Date()): Promise<string> =>
  withTransaction((db) => openBatch(db, aTerms(more), { by: 'test', note: 'test', now }));

/** A code made in advance for a batch, as its job makes them; nobody has claimed it. */
export async function givenCode(batchId: string): Promise<string> {
  const code = codeOf(OWN_PATTERN, randomFillSync(new Uint8Array(randomSigns(OWN_PATTERN))));
  const row = { hash: codeHash(code), batchId, state: 'open' as const, memberId: null, couponId: null, jobId: newId() };
  await insertCodes(pool(), [row]);
  await addToStocks(pool(), [{ batchId, issued: 1 }]);
  return code;
}

/** A member's claim of a batch. */
export const aClaim = (memberId: string, batchId: string, more: Partial<ClaimAsk> = {}): ClaimAsk => ({
  memberId,
  batchId,
  key: null,
  way: 'claim',
  from: {},
  ...more,
});

/** The numbers of a batch, and what its copies say. */
export async function numbersOf(batchId: string) {
  const stock = await pool().query('SELECT * FROM "CouponStock" WHERE "batchId" = $1', [batchId]);
  const copies = await pool().query(
    `SELECT count(*)::int AS copies, count(DISTINCT "memberId")::int AS members, count(DISTINCT "code")::int AS codes FROM "Coupon" WHERE "batchId" = $1`,
    [batchId],
  );
  return { ...stock.rows[0], ...copies.rows[0] };
}
