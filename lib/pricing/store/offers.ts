import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';

const DRAFT = { code: z.string(), terms: z.unknown(), startsAt: z.date().nullable(), endsAt: z.date().nullable() };
const DraftRow = z.object({ ...DRAFT, savedAt: z.date(), savedBy: z.string() });
const VersionRow = z.object({
  ...DRAFT,
  version: z.number(),
  effectiveFrom: z.date(),
  publishedAt: z.date(),
  publishedBy: z.string(),
  note: z.string(),
  withdrawnAt: z.date().nullable(),
});

/** An offer that is being written. */
export type OfferDraft = z.output<typeof DraftRow>;

/** One published version of an offer, its terms as they were stored. */
export type OfferVersion = z.output<typeof VersionRow>;

// Primary key.
const readDraft = statement(
  'pricing.draft',
  'SELECT "code", "terms", "startsAt", "endsAt", "savedAt", "savedBy" FROM "OfferDraft" WHERE "code" = $1 FOR UPDATE',
  DraftRow,
);

// A shop writes some dozen offers at a time.
const readDrafts = statement(
  'pricing.drafts',
  'SELECT "code", "terms", "startsAt", "endsAt", "savedAt", "savedBy" FROM "OfferDraft" ORDER BY "code"',
  DraftRow,
);

// Primary key.
const writeDraft = execution(
  'pricing.draft.save',
  `INSERT INTO "OfferDraft" ("code", "terms", "startsAt", "endsAt", "savedAt", "savedBy") VALUES ($1, $2::jsonb, $3, $4, $5, $6)
   ON CONFLICT ("code") DO UPDATE SET "terms" = EXCLUDED."terms", "startsAt" = EXCLUDED."startsAt",
     "endsAt" = EXCLUDED."endsAt", "savedAt" = EXCLUDED."savedAt", "savedBy" = EXCLUDED."savedBy"`,
);

// Primary key.
const deleteDraft = execution('pricing.draft.drop', 'DELETE FROM "OfferDraft" WHERE "code" = $1');

// All versions, read once per revision of the program; withdrawals by their primary key.
const readVersions = statement(
  'pricing.versions',
  `SELECT v."code", v."version", v."terms", v."startsAt", v."endsAt", v."effectiveFrom", v."publishedAt", v."publishedBy",
          v."note", w."at" AS "withdrawnAt"
   FROM "OfferVersion" v LEFT JOIN "OfferWithdrawal" w USING ("code", "version") ORDER BY v."code", v."version" DESC`,
  VersionRow,
);

// Primary keys; a version that exists stays as it is.
const writeVersion = execution(
  'pricing.version.add',
  `INSERT INTO "OfferVersion" ("code", "version", "terms", "startsAt", "endsAt", "effectiveFrom", "publishedAt", "publishedBy", "note")
   VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
);
const writeWithdrawal = execution(
  'pricing.version.withdraw',
  `INSERT INTO "OfferWithdrawal" ("code", "version", "at", "by", "note") VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
);

/** All published versions of all offers; from memory while the program's revision stands. */
export const publishedOffers = (db: Db, { revision }: Program): Promise<readonly OfferVersion[]> =>
  perRevision('pricing.offers', revision, () => readVersions(db, []));

/** The same, as the database has them now: for whoever changes them. */
export const allVersions = (db: Db): Promise<OfferVersion[]> => readVersions(db, []);

/** The draft of an offer, locked, or null. */
export const draftForUpdate = async (db: Db, code: string): Promise<OfferDraft | null> =>
  (await readDraft(db, [code]))[0] ?? null;

/** All drafts. */
export const allDrafts = (db: Db): Promise<OfferDraft[]> => readDrafts(db, []);

/** Saves a draft over the one before. */
export const saveDraft = ({ code, terms, startsAt, endsAt, savedAt, savedBy }: OfferDraft, db: Db): Promise<number> =>
  writeDraft(db, [code, JSON.stringify(terms), startsAt, endsAt, savedAt, savedBy]);

/** Drops a draft. */
export const dropDraft = (db: Db, code: string): Promise<number> => deleteDraft(db, [code]);

/** Adds a version; answers whether it was new. */
export const addVersion = async (db: Db, one: Omit<OfferVersion, 'withdrawnAt'>): Promise<boolean> => {
  const { code, version, terms, startsAt, endsAt, effectiveFrom, publishedAt, publishedBy, note } = one;
  const values = [
    code,
    version,
    JSON.stringify(terms),
    startsAt,
    endsAt,
    effectiveFrom,
    publishedAt,
    publishedBy,
    note,
  ];
  return (await writeVersion(db, values)) > 0;
};

/** Ends a version at an instant; answers whether it had no end of this sort yet. */
export const addWithdrawal = async (
  db: Db,
  { code, version, at, by, note }: { code: string; version: number; at: Date; by: string; note: string },
): Promise<boolean> => (await writeWithdrawal(db, [code, version, at, by, note])) > 0;
