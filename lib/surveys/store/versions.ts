import 'server-only';
import { type EndableRow, endableTable } from '@/lib/platform/authored/endable';
import { type Version, type Versions, versionTable } from '@/lib/platform/authored/versions';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type Terms, TermsSchema } from '../rules/terms';

/** A survey as it is kept, without what it says. */
export type SurveyRow = EndableRow;

/** A version of a survey with its terms read; null where this program does not understand them: it counts for nothing. */
export type SurveyVersion = Version<Terms>;

/** Everything that is published, newest version first. */
export type SurveyBook = { readonly surveys: readonly SurveyRow[]; readonly versions: Versions<Terms> };

const { readAll, forUpdate, add, saveEnd } = endableTable('surveys', 'Survey');
const { readVersions, addVersion } = versionTable('surveys', 'SurveyVersion', TermsSchema);

export { add as addSurvey, addVersion, forUpdate as surveyForUpdate, saveEnd };

/** All surveys with their versions; from memory while the program's revision stands. */
export const surveyBook = (db: Db, { revision }: Program): Promise<SurveyBook> =>
  perRevision('surveys.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<SurveyBook> {
  const [surveys, versions] = await Promise.all([readAll(db), readVersions(db)]);
  return { surveys, versions };
}
