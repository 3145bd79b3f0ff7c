import type { Db } from '@/lib/platform/db';
import { type OfferTerms, OfferTermsSchema } from './schema';
import { allDrafts, allVersions } from './store/offers';

/** What somebody is writing as the next version of an offer, else its newest version; null: nobody knows it, or can read it. */
export async function offerAsWritten(
  db: Db,
  code: string,
): Promise<{ readonly terms: OfferTerms; readonly version: number } | null> {
  const [drafts, versions] = await Promise.all([allDrafts(db), allVersions(db)]);
  const newest = versions.find((one) => one.code === code);
  const written = drafts.find((one) => one.code === code) ?? newest;
  const terms = OfferTermsSchema.safeParse(written?.terms);
  return terms.success ? { terms: terms.data, version: (newest?.version ?? 0) + 1 } : null;
}
