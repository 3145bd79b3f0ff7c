import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Terms } from '../rules/terms';

const VersionRow = z.object({
  version: z.number(),
  terms: z.unknown(),
  publishedAt: z.date(),
  publishedBy: z.string(),
  note: z.string(),
});
const DraftRow = z.object({
  basedOn: z.number(),
  terms: z.record(z.string(), z.unknown()),
  savedBy: z.string(),
  savedAt: z.date(),
});

/** A published version as it is listed. */
export type VersionRow = z.output<typeof VersionRow>;

/** What somebody is writing as the next version. */
export type CouponDraft = z.output<typeof DraftRow>;

// Primary key (batchId, version), backwards.
const readVersions = statement(
  'coupons.versions',
  `SELECT "version", "terms", "publishedAt", "publishedBy", "note" FROM "CouponTerms" WHERE "batchId" = $1 ORDER BY "version" DESC`,
  VersionRow,
);
// Primary key (batchId, version) for each batch.
const readAllVersions = statement(
  'coupons.versions.all',
  `SELECT "batchId", "version", "terms", "publishedAt", "publishedBy", "note" FROM "CouponTerms"
   WHERE "batchId" = ANY($1::uuid[]) ORDER BY "batchId", "version" DESC`,
  VersionRow.extend({ batchId: z.string() }),
);
const insertVersion = execution(
  'coupons.versions.insert',
  `INSERT INTO "CouponTerms" ("batchId", "version", "terms", "publishedAt", "publishedBy", "note") VALUES ($1, $2, $3::jsonb, $4, $5, $6)`,
);
// Primary key.
const readDraft = statement(
  'coupons.draft',
  'SELECT "basedOn", "terms", "savedBy", "savedAt" FROM "CouponDraft" WHERE "batchId" = $1',
  DraftRow,
);
const upsertDraft = execution(
  'coupons.draft.save',
  `INSERT INTO "CouponDraft" ("batchId", "basedOn", "terms", "savedBy", "savedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
   ON CONFLICT ("batchId") DO UPDATE SET "basedOn" = excluded."basedOn", "terms" = excluded."terms",
     "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`,
);
// Primary key.
const removeDraft = execution('coupons.draft.remove', 'DELETE FROM "CouponDraft" WHERE "batchId" = $1');

/** The published versions of a batch, newest first. */
export const versionsOf = (db: Db, batchId: string): Promise<VersionRow[]> => readVersions(db, [batchId]);

/** The published versions of batches, newest first, by batch. */
export const versionsOfAll = async (
  db: Db,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VersionRow[]>> =>
  Map.groupBy(await readAllVersions(db, [batchIds]), ({ batchId }) => batchId);

/** Adds a version. */
export const addVersion = (
  db: Db,
  batchId: string,
  { version, terms, publishedAt, publishedBy, note }: Omit<VersionRow, 'terms'> & { readonly terms: Terms },
): Promise<number> => insertVersion(db, [batchId, version, JSON.stringify(terms), publishedAt, publishedBy, note]);

/** The draft of a batch, or null. */
export const draftOf = async (db: Db, batchId: string): Promise<CouponDraft | null> =>
  (await readDraft(db, [batchId]))[0] ?? null;

/** Keeps the draft; a batch has one. */
export const saveDraft = (db: Db, batchId: string, draft: CouponDraft): Promise<number> =>
  upsertDraft(db, [batchId, draft.basedOn, JSON.stringify(draft.terms), draft.savedBy, draft.savedAt]);

/** Throws the draft away. */
export const dropDraft = (db: Db, batchId: string): Promise<number> => removeDraft(db, [batchId]);
