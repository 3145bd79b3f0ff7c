import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { PinSchema } from './revisions';

// Index (code, at); revisions by primary key.
const readApprovals = statement(
  'campaigns.held.approvals',
  `SELECT s."at", r."parts" FROM "CampaignStep" s JOIN "CampaignRevision" r ON r."code" = s."code" AND r."revision" = s."revision"
   WHERE s."code" = $1 AND s."act" = 'approve' ORDER BY s."at"`,
  z.object({ at: z.date(), parts: z.array(PinSchema) }),
);
const readEnd = statement(
  'campaigns.held.end',
  `SELECT min("at") AS "at" FROM "CampaignStep" WHERE "code" = $1 AND "act" = 'end'`,
  z.object({ at: z.date().nullable() }),
);

/** Every part that a campaign ever held, when it was first approved, and when somebody ended it. */
export async function heldBy(db: Db, code: string) {
  const [approvals, ends] = await Promise.all([readApprovals(db, [code]), readEnd(db, [code])]);
  const pins = new Map(approvals.flatMap(({ parts }) => parts).map((pin) => [`${pin.sort} ${pin.gate}`, pin]));
  return { pins: [...pins.values()], approvedAt: approvals[0]?.at ?? null, endedAt: ends[0]?.at ?? null };
}

const ReviewRow = z.object({ code: z.string(), frozenAt: z.date(), told: z.unknown() });

// Primary key.
const readReview = statement(
  'campaigns.review',
  'SELECT "code", "frozenAt", "told" FROM "CampaignReview" WHERE "code" = $1',
  ReviewRow,
);
// Primary key; what was frozen stays.
const insertReview = execution(
  'campaigns.review.freeze',
  'INSERT INTO "CampaignReview" ("code", "frozenAt", "told") VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING',
);
// Index (state) of the few campaigns that are over.
const readUnfrozen = statement(
  'campaigns.review.due',
  `SELECT c."code" FROM "Campaign" c WHERE c."state" IN ('ended', 'archived') AND c."woundUpAt" IS NOT NULL AND c."revision" > 0
   AND NOT EXISTS (SELECT 1 FROM "CampaignReview" r WHERE r."code" = c."code") ORDER BY c."code"`,
  z.object({ code: z.string() }),
);

/** What was frozen of a campaign when it was wound up, or null. */
export const reviewOf = async (db: Db, code: string) => (await readReview(db, [code]))[0] ?? null;

/** Freezes what is told of a campaign that is over; what was frozen before stays. */
export const freezeReview = (db: Db, code: string, at: Date, told: unknown): Promise<number> =>
  insertReview(db, [code, at, JSON.stringify(told)]);

/** Campaigns that are wound up and have no review yet. */
export const campaignsUnfrozen = async (db: Db): Promise<string[]> =>
  (await readUnfrozen(db, [])).map(({ code }) => code);

const NoteRow = z.object({
  id: z.string(),
  code: z.string(),
  text: z.string(),
  at: z.date(),
  by: z.string(),
  changedAt: z.date(),
  changedBy: z.string(),
});

/** A lesson that somebody noted, and who changed it last. */
export type NoteRow = z.output<typeof NoteRow>;

const NOTE = '"id", "code", "text", "at", "by", "changedAt", "changedBy"';
// Index (code, at).
const readNotes = statement(
  'campaigns.notes',
  `SELECT ${NOTE} FROM "CampaignNote" WHERE "code" = $1 ORDER BY "at", "id"`,
  NoteRow,
);
const insertNote = execution(
  'campaigns.notes.add',
  `INSERT INTO "CampaignNote" (${NOTE}) VALUES ($1, $2, $3, $4, $5, $4, $5)`,
);
// Primary key.
const lockNote = statement(
  'campaigns.notes.lock',
  `SELECT ${NOTE} FROM "CampaignNote" WHERE "id" = $1 AND "code" = $2 FOR NO KEY UPDATE`,
  NoteRow,
);
const writeNote = execution(
  'campaigns.notes.change',
  'UPDATE "CampaignNote" SET "text" = $2, "changedAt" = $3, "changedBy" = $4 WHERE "id" = $1',
);

/** The lessons noted of a campaign, the oldest first. */
export const notesOf = (db: Db, code: string): Promise<NoteRow[]> => readNotes(db, [code]);

/** Keeps a lesson. */
export const addNote = (
  db: Db,
  { id, code, text, at, by }: Pick<NoteRow, 'id' | 'code' | 'text' | 'at' | 'by'>,
): Promise<number> => insertNote(db, [id, code, text, at, by]);

/** A lesson, locked, or null. */
export const noteForUpdate = async (db: Db, code: string, id: string): Promise<NoteRow | null> =>
  (await lockNote(db, [id, code]))[0] ?? null;

/** Changes what a lesson says. */
export const saveNote = (db: Db, id: string, text: string, by: { at: Date; by: string }): Promise<number> =>
  writeNote(db, [id, text, by.at, by.by]);
