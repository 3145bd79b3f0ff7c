import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, withTransaction } from '@/lib/platform/db';
import { codeHash, newCodes } from './own-code';
import { type CouponState, stateInBatch } from './rules/life';
import type { Terms } from './rules/terms';
import { type BatchRow, batchesById, type StockRow, termsName, termsOf } from './store/batches';
import { insertCodes } from './store/codes';
import { type CopyRow, copiesBefore, keepCodes } from './store/copies';
import { listBatches } from './store/listing';

/** A batch with its numbers and the terms that count; null while nothing is published. */
export type BatchView = { readonly batch: BatchRow; readonly stock: StockRow; readonly terms: Terms | null };

/** A member's copy with its terms, and what it is at the instant. */
export type CopyView = { readonly copy: CopyRow; readonly state: CouponState; readonly terms: Terms };

/** A batch, or 404. */
export async function batchView(db: Db, id: string): Promise<BatchView> {
  const [view] = await viewsOf(db, [id]);
  if (view === undefined) throw new Refusal('couponBatch_not_found', {}, 404);
  return view;
}

/** Batches, newest first, before the cursor (a batch's id). */
export async function batchPage(db: Db, cursor: string | null, limit: number): Promise<BatchView[]> {
  return viewsOf(db, await listBatches(db, { before: cursor, limit, states: ['live', 'paused', 'voided'] }));
}

/** Batches in the order of the ids. */
export async function viewsOf(db: Db, ids: readonly string[]): Promise<BatchView[]> {
  const rows = await batchesById(db, ids);
  const terms = await termsOf(
    db,
    [...rows.values()].map(({ id, version }) => ({ batchId: id, version })),
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    return { batch: row, stock: row, terms: terms.get(termsName({ batchId: id, version: row.version })) ?? null };
  });
}

/** The copies of a member, newest first, before the cursor (a copy's id); one that has no code yet gets it now. */
export async function copiesOf(
  db: Db,
  memberId: string,
  before: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
): Promise<CopyView[]> {
  return copyViews(db, await withCodes(await copiesBefore(db, memberId, before.cursor, before.limit)), before.now);
}

/** Copies with the terms they were issued under and their state: in a voided batch none counts (4.E). */
export async function copyViews(db: Db, copies: readonly CopyRow[], now: Date): Promise<CopyView[]> {
  const [terms, batches] = await Promise.all([
    termsOf(db, copies),
    batchesById(db, [...new Set(copies.map(({ batchId }) => batchId))]),
  ]);
  return copies.flatMap((copy) => {
    const said = terms.get(termsName(copy));
    if (said === undefined) return [];
    return { copy, state: stateInBatch(copy, batches.get(copy.batchId)?.state === 'voided', now), terms: said };
  });
}

/** Copies of one member, each with its code: what was given in bulk has none until somebody looks, a million would double its cost. */
export async function withCodes(copies: readonly CopyRow[]): Promise<readonly CopyRow[]> {
  const bare = copies.filter(({ code }) => code === null);
  if (bare.length === 0) return copies;
  const codes = newCodes(bare.length);
  const given = bare.map(({ memberId, id }, place) => ({ memberId, id, code: codes[place] ?? '' }));
  const memberId = bare[0]?.memberId ?? '';
  return withTransaction(async (db) => {
    const kept = await keepCodes(db, given);
    await insertCodes(
      db,
      kept.map(({ id, batchId, code }) => ({
        hash: codeHash(code ?? ''),
        batchId,
        state: 'taken' as const,
        memberId,
        couponId: id,
        jobId: null,
      })),
    );
    // Somebody else who looked at the same time was first with some: theirs count.
    const byId = new Map(kept.map((copy) => [copy.id, copy]));
    const others = bare.some(({ id }) => !byId.has(id)) ? await copiesBefore(db, memberId, null, copies.length) : [];
    for (const other of others) byId.set(other.id, byId.get(other.id) ?? other);
    return copies.map((copy) => byId.get(copy.id) ?? copy);
  });
}
