import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { shared } from '@/lib/platform/shared';
import { type Terms, TermsSchema } from '../rules/terms';

/** The states of a benefit. */
export const BENEFIT_STATES = ['live', 'paused', 'withdrawn'] as const;

const BenefitRow = z.object({
  code: z.string(),
  state: z.enum(BENEFIT_STATES),
  createdAt: z.date(),
  createdBy: z.string(),
  changedAt: z.date(),
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

/** A benefit as it is kept, without what it says. */
export type BenefitRow = z.output<typeof BenefitRow>;

/** One published version, its terms as they were stored. */
export type VersionRow = z.output<typeof VersionRow>;

const NAMES = '"code", "version", "terms", "effectiveFrom", "publishedAt", "publishedBy", "note"';

// A program has some dozens of benefits: all are read, once per revision.
const readBenefits = statement(
  'benefits.all',
  'SELECT "code", "state", "createdAt", "createdBy", "changedAt", "demo" FROM "Benefit" ORDER BY "code"',
  BenefitRow,
);
// All versions, read once per revision of the program.
const readVersions = statement(
  'benefits.versions',
  `SELECT ${NAMES} FROM "BenefitVersion" ORDER BY "code", "version" DESC`,
  VersionRow,
);
// Primary key.
const lockBenefit = statement(
  'benefits.lock',
  'SELECT "code", "state", "createdAt", "createdBy", "changedAt", "demo" FROM "Benefit" WHERE "code" = $1 FOR NO KEY UPDATE',
  BenefitRow,
);
// Primary keys; what exists stays as it is.
const insertBenefit = execution(
  'benefits.insert',
  `INSERT INTO "Benefit" ("code", "state", "createdAt", "createdBy", "changedAt", "demo") VALUES ($1, 'live', $2, $3, $2, $4) ON CONFLICT DO NOTHING`,
);
const insertVersion = execution(
  'benefits.versions.insert',
  `INSERT INTO "BenefitVersion" (${NAMES}) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
);
// Primary key.
const writeState = execution('benefits.state', 'UPDATE "Benefit" SET "state" = $2, "changedAt" = $3 WHERE "code" = $1');

/** A version with its terms read; null where this program does not understand them: it counts for nothing. */
export type BenefitVersion = Omit<VersionRow, 'terms'> & { readonly terms: Terms | null };

/** Everything that is published, newest version first. */
export type BenefitBook = {
  readonly benefits: readonly BenefitRow[];
  readonly versions: ReadonlyMap<string, readonly BenefitVersion[]>;
};

/** All benefits with their versions; from memory while the program's revision stands. */
export const benefitBook = (db: Db, { revision }: Program): Promise<BenefitBook> =>
  perRevision('benefits.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<BenefitBook> {
  const [benefits, rows] = await Promise.all([readBenefits(db, []), readVersions(db, [])]);
  const versions = rows.map(({ terms, ...row }) => ({ ...row, terms: readTerms(row.code, row.version, terms) }));
  return { benefits, versions: Map.groupBy(versions, ({ code }) => code) };
}

/** Versions never change, so a process reads each once. */
function readTerms(code: string, version: number, raw: unknown): Terms | null {
  const known = shared('benefits.terms', () => new Map<string, Terms | null>());
  // With the text of it: a test's databases may hold the same version with other words.
  const name = `${code}@${version} ${JSON.stringify(raw)}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const read = TermsSchema.safeParse(raw).data ?? null;
  known.set(name, read);
  return read;
}

/** The benefit, locked for whoever changes it, or null. */
export const benefitForUpdate = async (db: Db, code: string): Promise<BenefitRow | null> =>
  (await lockBenefit(db, [code]))[0] ?? null;

/** Adds a benefit; one that exists stays as it is. */
export const addBenefit = (
  db: Db,
  one: Pick<BenefitRow, 'code' | 'createdAt' | 'createdBy' | 'demo'>,
): Promise<number> => insertBenefit(db, [one.code, one.createdAt, one.createdBy, one.demo]);

/** Adds a version; answers whether it was new. */
export const addVersion = async (
  db: Db,
  one: Omit<VersionRow, 'terms'> & { readonly terms: Terms },
): Promise<boolean> => {
  const { code, version, terms, effectiveFrom, publishedAt, publishedBy, note } = one;
  return (
    (await insertVersion(db, [code, version, JSON.stringify(terms), effectiveFrom, publishedAt, publishedBy, note])) > 0
  );
};

/** Pauses, goes on with or withdraws a locked benefit. */
export const saveBenefitState = (db: Db, code: string, state: BenefitRow['state'], at: Date): Promise<number> =>
  writeState(db, [code, state, at]);
