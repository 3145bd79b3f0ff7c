import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import { type BenefitBook, benefitBook } from './store/versions';

/** A benefit with what it says at an instant. */
export type BenefitInForce = { readonly code: string; readonly version: number; readonly terms: Terms };

/** The live benefits at the versions that count at the instant: what is granted then. */
export async function benefitsInForce(db: Db, program: Program, at: Date): Promise<BenefitInForce[]> {
  return inForce(await benefitBook(db, program), at);
}

/** The same of a book that was read. */
export const inForce = ({ benefits, versions }: BenefitBook, at: Date): BenefitInForce[] =>
  benefits.flatMap(({ code, state }) => {
    const said = versionAt(versions.get(code) ?? [], at);
    if (state !== 'live' || said === undefined || said.terms === null) return [];
    return [{ code, version: said.version, terms: said.terms }];
  });

/** What a grant's version says; null when nobody understands it or the benefit is withdrawn: then it counts for nothing. */
export function termsOfGrant(
  book: BenefitBook,
  grant: { readonly benefit: string; readonly version: number },
): Terms | null {
  const row = book.benefits.find(({ code }) => code === grant.benefit);
  if (row === undefined || row.state === 'withdrawn') return null;
  return book.versions.get(grant.benefit)?.find(({ version }) => version === grant.version)?.terms ?? null;
}
