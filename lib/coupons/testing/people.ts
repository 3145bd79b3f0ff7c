import type { z } from 'zod';
import { enrolMembers } from '@/lib/enrolment';
import { pool, withTransaction } from '@/lib/platform/db';
import type { ClaimAsk } from '../claim/asks';
import { openBatch } from '../publish';
import type { TermsSchema } from '../rules/terms';
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
