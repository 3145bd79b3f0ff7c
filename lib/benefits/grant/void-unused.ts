import type { Db } from '@/lib/platform/db';
import { grantsForUpdate, saveVoid } from '../store/grants';
import type { BenefitRef } from '../use/work';

/**
 * Voids grants of locked members of which nothing was used, in the caller's transaction (S0-3.4): answers for each whether
 * it is void now. What was used of a grant stays, and so does its rest: it was given in earnest.
 */
export async function voidUnused(db: Db, refs: readonly BenefitRef[], now: Date, why: string): Promise<boolean[]> {
  const rows = new Map((await grantsForUpdate(db, refs)).map((row) => [row.id, row]));
  const voided: boolean[] = [];
  for (const { grantId } of refs) {
    const row = rows.get(grantId);
    const isFree = row !== undefined && row.used === 0;
    if (isFree && row.voidedAt === null) await saveVoid(db, { memberId: row.memberId, grantId }, now, why);
    voided.push(isFree);
  }
  return voided;
}
