import type { Db } from '@/lib/platform/db';
import type { Terms } from './rules/terms';
import { addBenefit, addVersion } from './store/versions';

/** By whose hand a benefit is opened, why, and since when it counts. */
export type OpenedBy = { readonly by: string; readonly note: string; readonly at: Date; readonly isDemo?: boolean };

/** Publishes the first version of a benefit, in the caller's transaction; one that exists stays. Answers whether it was new. */
export async function openBenefit(
  db: Db,
  code: string,
  terms: Terms,
  { by, note, at, isDemo = false }: OpenedBy,
): Promise<boolean> {
  await addBenefit(db, { code, createdAt: at, createdBy: by, demo: isDemo });
  return addVersion(db, { code, version: 1, terms, effectiveFrom: at, publishedAt: at, publishedBy: by, note });
}
