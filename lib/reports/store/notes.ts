import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { TimeMark } from '../rules/built';
import { beginOf, type DaySpan } from '../rules/days';

const MARKS_MAX = 200;
const MarkRow = z.object({
  id: z.string().nullable(),
  day: z.string(),
  kind: z.enum(['note', 'campaign_start', 'campaign_end']),
  zh: z.string(),
  en: z.string(),
  by: z.string(),
});

// Notes by their index on day; campaigns are some hundreds, the name is that of the revision that counts (primary key).
const readMarks = statement(
  'reports.marks_in_time',
  `SELECT n."id"::text AS "id", to_char(n."day", 'YYYY-MM-DD') AS "day", 'note' AS "kind", n."zh", n."en", n."by"
   FROM "ReportNote" n WHERE n."day" >= $1::date AND n."day" < $2::date AND n."removedAt" IS NULL
   UNION ALL SELECT NULL, to_char(t."at" AT TIME ZONE $5, 'YYYY-MM-DD'), t."kind", coalesce(r."terms" #>> '{name,zh}', c."code"),
     coalesce(r."terms" #>> '{name,en}', c."code"), ''
   FROM "Campaign" c CROSS JOIN LATERAL (VALUES (c."startsAt", 'campaign_start'),
       (CASE WHEN c."state" = 'ended' OR c."endsAt" <= now() THEN c."endsAt" END, 'campaign_end')) t("at", "kind")
   LEFT JOIN "CampaignRevision" r ON r."code" = c."code" AND r."revision" = c."revision"
   WHERE c."revision" > 0 AND c."state" IN ('approved', 'paused', 'ended', 'archived') AND t."at" >= $3 AND t."at" < $4
   ORDER BY 2, 3 DESC, 4 LIMIT ${MARKS_MAX}`,
  MarkRow,
);
const insert = execution(
  'reports.note.insert',
  `INSERT INTO "ReportNote" ("id", "day", "zh", "en", "authorId", "by", "writtenAt", "demo") VALUES ($1::uuid, $2::date, $3, $4, $5::uuid, $6, $7, $8)
   ON CONFLICT ("id") DO NOTHING`,
);
const NoteRow = z.object({ authorId: z.string().nullable(), zh: z.string(), day: z.string() });
// Primary key.
const lock = statement(
  'reports.note.lock',
  `SELECT "authorId", "zh", to_char("day", 'YYYY-MM-DD') AS "day" FROM "ReportNote" WHERE "id" = $1::uuid AND "removedAt" IS NULL FOR UPDATE`,
  NoteRow,
);
const remove = execution('reports.note.remove', 'UPDATE "ReportNote" SET "removedAt" = $2 WHERE "id" = $1::uuid');

/** What is written at the days of a span: notes, and where campaigns begin and end. */
export const marksOf = (db: Db, { from, to }: DaySpan, zone: string): Promise<TimeMark[]> =>
  readMarks(db, [from, to, beginOf(from, zone), beginOf(to, zone), zone]);

/** A note as it is written down. */
export type NoteParts = {
  readonly id: string;
  readonly day: string;
  readonly zh: string;
  readonly en: string;
  readonly authorId: string | null;
  readonly by: string;
};

/** Writes a note at a day. */
export const insertNote = (
  db: Db,
  { id, day, zh, en, authorId, by }: NoteParts,
  at: Date,
  isDemo = false,
): Promise<number> => insert(db, [id, day, zh, en, authorId, by, at, isDemo]);

/** A note, locked until the end of the transaction, or null. */
export const noteForUpdate = async (db: Db, id: string): Promise<z.output<typeof NoteRow> | null> =>
  (await lock(db, [id]))[0] ?? null;

/** Takes a note off the axis. */
export const removeNote = (db: Db, id: string, at: Date): Promise<number> => remove(db, [id, at]);
