import { must } from '@/lib/kernel/assert';
import { booksOf, survivorOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { batchesById, stocksForUpdate, termsName, termsOf } from '../store/batches';
import { type CopyRow, copiesForUpdate } from '../store/copies';
import type { CouponRef, CouponWork, LivingCopy } from './work';

/**
 * Locks copies in id order and loads what their life depends on, once for a set; the caller has locked the members
 * (4.F: member, account, copies, batch, budget). Batches are locked only when copies are to be used or returned: their
 * numbers change then; and those that the set is going to give copies of, so that it locks none later, in an order of its
 * own. Without either nothing is asked of the database.
 */
export async function loadCouponWork(
  db: Db,
  refs: readonly CouponRef[],
  now: Date,
  { isCounting = true, giving = [] }: { readonly isCounting?: boolean; readonly giving?: readonly string[] } = {},
): Promise<CouponWork> {
  const empty = {
    changed: new Set<string>(),
    used: new Map<string, number>(),
    voided: new Map<string, number>(),
    decisions: [],
    announcements: [],
  };
  if (refs.length + giving.length === 0) return { ...empty, now, zone: 'UTC', copies: new Map() };
  const { zone } = await program(db);
  const found = await lockCopies(db, refs);
  const rows = found.map(({ row }) => row);
  const batchIds = [...new Set(rows.map(({ batchId }) => batchId))];
  const stocks = [...new Set([...(isCounting ? batchIds : []), ...giving])];
  const [terms] = await Promise.all([termsOf(db, rows), stocksForUpdate(db, stocks)]);
  const batches = await batchesById(db, batchIds);
  const copies = found.map(({ row, isOwn }): LivingCopy => {
    const said = must(terms.get(termsName(row)), `copy ${row.id} of terms that nobody published`);
    return { row, isOwn, terms: said, batch: must(batches.get(row.batchId), `copy ${row.id} of no batch`) };
  });
  return { ...empty, now, zone, copies: new Map(copies.map((copy) => [copy.row.id, copy])) };
}

type Found = { readonly row: CopyRow; readonly isOwn: boolean };

async function lockCopies(db: Db, refs: readonly CouponRef[]): Promise<Found[]> {
  const rows = await copiesForUpdate(db, refs);
  const own = rows.map((row) => ({ row, isOwn: true }));
  const known = new Set(rows.map(({ id }) => id));
  const missing = refs.filter(({ couponId }) => !known.has(couponId));
  return missing.length === 0 ? own : [...own, ...(await lockElsewhere(db, missing))];
}

/**
 * Copies go along with a merge, and those that an order holds do not come back with its undoing (N13): they are looked for
 * at the survivor, and in whose books lines of the member may stand.
 */
async function lockElsewhere(db: Db, refs: readonly CouponRef[]): Promise<Found[]> {
  const survivors = new Map<string, string>();
  const places: CouponRef[] = [];
  for (const { memberId, couponId } of refs) {
    const survivor = survivors.get(memberId) ?? (await survivorOf(db, memberId));
    survivors.set(memberId, survivor);
    for (const book of await booksOf(db, survivor)) places.push({ memberId: book, couponId });
  }
  const own = new Set(refs.map(({ memberId, couponId }) => `${survivors.get(memberId)}|${couponId}`));
  const rows = await copiesForUpdate(db, places);
  return rows.map((row) => ({ row, isOwn: own.has(`${row.memberId}|${row.id}`) }));
}
