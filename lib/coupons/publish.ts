import { keepOwnBudget } from '@/lib/budgets';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Terms } from './rules/terms';
import { type BatchRow, batchOfCode, insertBatch, saveBatchState, saveTotal, stocksForUpdate } from './store/batches';
import { addVersion } from './store/versions';

/** Who publishes, why and when. */
export type Hand = { readonly by: string; readonly note: string; readonly now: Date };

/** Publishes the next version of a locked batch and answers its number; the stock may not fall below what is issued. */
export async function publishTerms(db: Db, row: BatchRow, terms: Terms, { by, note, now }: Hand): Promise<number> {
  const issued = (await stocksForUpdate(db, [row.id])).get(row.id)?.issued ?? 0;
  if (terms.total !== null && terms.total < issued)
    throw new Refusal('total_below_issued', { issued, total: terms.total });
  const version = row.version + 1;
  await addVersion(db, row.id, { version, terms, publishedAt: now, publishedBy: by, note });
  await saveTotal(db, row.id, terms.total);
  const { limit } = terms.budget;
  if (limit !== null) {
    const about = {
      scope: 'batch',
      subject: row.id,
      kind: 'AMOUNT',
      limit,
      perMember: null,
      name: terms.name,
    } as const;
    await keepOwnBudget(db, about, { by, now });
  }
  const state = row.state === 'draft' ? 'live' : row.state;
  await saveBatchState(db, { ...row, state, version, changedAt: now });
  return version;
}

/** Makes a batch that is live at once; one with the same code stays as it is. Answers its id. */
export async function openBatch(
  db: Db,
  terms: Terms,
  { code = null, isDemo = false, ...hand }: Hand & { readonly code?: string | null; readonly isDemo?: boolean },
): Promise<string> {
  const known = code === null ? null : await batchOfCode(db, code);
  if (known !== null) return known;
  const { by, now } = hand;
  const id = newId();
  const row: BatchRow = {
    id,
    code,
    state: 'draft',
    version: 0,
    createdAt: now,
    createdBy: by,
    changedAt: now,
    voidedWhy: null,
    demo: isDemo,
  };
  await insertBatch(db, row, terms.total);
  await publishTerms(db, row, terms, hand);
  return id;
}
