import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { shared } from '@/lib/platform/shared';
import { type Terms, TermsSchema } from '../rules/terms';

const SurveyRow = z.object({
  code: z.string(),
  createdAt: z.date(),
  createdBy: z.string(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  endedWhy: z.string().nullable(),
  demo: z.boolean(),
});
const VersionRow = z.object({
  code: z.string(),
  version: z.number(),
  terms: z.unknown(),
  effectiveFrom: z.date(),
  publishedAt: z.date(),
  publishedBy: z.string(),
  note: z.string(),
});

/** A survey as it is kept, without what it says. */
export type SurveyRow = z.output<typeof SurveyRow>;

type VersionRow = z.output<typeof VersionRow>;

const SURVEY = '"code", "createdAt", "createdBy", "endedAt", "endedBy", "endedWhy", "demo"';
const NAMES = '"code", "version", "terms", "effectiveFrom", "publishedAt", "publishedBy", "note"';

// A program has some dozens of surveys: all are read, once per revision.
const readSurveys = statement('surveys.all', `SELECT ${SURVEY} FROM "Survey" ORDER BY "code"`, SurveyRow);
// All versions, read once per revision of the program.
const readVersions = statement(
  'surveys.versions',
  `SELECT ${NAMES} FROM "SurveyVersion" ORDER BY "code", "version" DESC`,
  VersionRow,
);
// Primary key.
const lockSurvey = statement(
  'surveys.lock',
  `SELECT ${SURVEY} FROM "Survey" WHERE "code" = $1 FOR NO KEY UPDATE`,
  SurveyRow,
);
// Primary keys; what exists stays as it is.
const insertSurvey = execution(
  'surveys.insert',
  'INSERT INTO "Survey" ("code", "createdAt", "createdBy", "demo") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
);
const insertVersion = execution(
  'surveys.versions.insert',
  `INSERT INTO "SurveyVersion" (${NAMES}) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
);
// Primary key.
const writeEnd = execution(
  'surveys.end',
  'UPDATE "Survey" SET "endedAt" = $2, "endedBy" = $3, "endedWhy" = $4 WHERE "code" = $1 AND "endedAt" IS NULL',
);

/** A version with its terms read; null where this program does not understand them: it counts for nothing. */
export type SurveyVersion = Omit<VersionRow, 'terms'> & { readonly terms: Terms | null };

/** Everything that is published, newest version first. */
export type SurveyBook = {
  readonly surveys: readonly SurveyRow[];
  readonly versions: ReadonlyMap<string, readonly SurveyVersion[]>;
};

/** All surveys with their versions; from memory while the program's revision stands. */
export const surveyBook = (db: Db, { revision }: Program): Promise<SurveyBook> =>
  perRevision('surveys.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<SurveyBook> {
  const [surveys, rows] = await Promise.all([readSurveys(db, []), readVersions(db, [])]);
  const versions = rows.map(({ terms, ...row }) => ({ ...row, terms: readTerms(row.code, row.version, terms) }));
  return { surveys, versions: Map.groupBy(versions, ({ code }) => code) };
}

/** Versions never change, so a process reads each once. */
function readTerms(code: string, version: number, raw: unknown): Terms | null {
  const known = shared('surveys.terms', () => new Map<string, Terms | null>());
  // With the text of it: a test's databases may hold the same version with other words.
  const name = `${code}@${version} ${JSON.stringify(raw)}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const read = TermsSchema.safeParse(raw).data ?? null;
  known.set(name, read);
  return read;
}

/** The survey, locked for whoever changes it, or null. */
export const surveyForUpdate = async (db: Db, code: string): Promise<SurveyRow | null> =>
  (await lockSurvey(db, [code]))[0] ?? null;

/** Adds a survey; one that exists stays as it is. */
export const addSurvey = (
  db: Db,
  { code, createdAt, createdBy, demo }: Pick<SurveyRow, 'code' | 'createdAt' | 'createdBy' | 'demo'>,
): Promise<number> => insertSurvey(db, [code, createdAt, createdBy, demo]);

/** Adds a version; one that exists stays as it is. */
export const addVersion = (db: Db, one: Omit<VersionRow, 'terms'> & { readonly terms: Terms }): Promise<number> => {
  const { code, version, terms, effectiveFrom, publishedAt, publishedBy, note } = one;
  return insertVersion(db, [code, version, JSON.stringify(terms), effectiveFrom, publishedAt, publishedBy, note]);
};

/** Ends a locked survey before its time. */
export const saveEnd = (
  db: Db,
  code: string,
  { at, by, why }: { readonly at: Date; readonly by: string; readonly why: string },
): Promise<number> => writeEnd(db, [code, at, by, why]);
