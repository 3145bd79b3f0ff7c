import 'server-only';
import { type PausableRow, pausableTable } from '@/lib/platform/authored/pausable';
import { type Version, type Versions, versionTable } from '@/lib/platform/authored/versions';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type Terms, TermsSchema } from '../rules/terms';

/** A benefit as it is kept, without what it says. */
export type BenefitRow = PausableRow;

/** A version of a benefit with its terms read; null where this program does not understand them: it counts for nothing. */
export type BenefitVersion = Version<Terms>;

/** Everything that is published, newest version first. */
export type BenefitBook = { readonly benefits: readonly BenefitRow[]; readonly versions: Versions<Terms> };

const { readAll, forUpdate, add, saveState: saveBenefitState } = pausableTable('benefits', 'Benefit');
const { readVersions, addVersion } = versionTable('benefits', 'BenefitVersion', TermsSchema);

export { add as addBenefit, addVersion, forUpdate as benefitForUpdate, saveBenefitState };

/** All benefits with their versions; from memory while the program's revision stands. */
export const benefitBook = (db: Db, { revision }: Program): Promise<BenefitBook> =>
  perRevision('benefits.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<BenefitBook> {
  const [benefits, versions] = await Promise.all([readAll(db), readVersions(db)]);
  return { benefits, versions };
}
