import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { within } from './approval';
import { partsNamed } from './load-parts';
import type { PartFacts } from './parts/part';
import { type Terms, TermsSchema } from './rules/terms';
import { draftOf, revisionsOf } from './store/revisions';

/** A campaign as it is written: its terms, its parts as their owners have them, and for whom its offers would speak. */
export type WrittenCampaign = {
  readonly terms: Terms;
  readonly parts: readonly PartFacts[];
  readonly speaksTo: Condition | null;
};

/**
 * What somebody is writing as the next revision, else the newest that was submitted; null: nobody knows it, or what is
 * written cannot be read yet.
 */
export async function campaignAsWritten(
  db: Db,
  program: Program,
  code: string,
  now: Date,
): Promise<WrittenCampaign | null> {
  const [draft, [newest]] = await Promise.all([draftOf(db, code), revisionsOf(db, code)]);
  const terms = draft === null ? (newest?.terms ?? null) : (TermsSchema.safeParse(draft.terms).data ?? null);
  if (terms === null) return null;
  return { terms, parts: await partsNamed(db, program, terms.parts, now), speaksTo: within(terms) };
}
