import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const UploadRow = z.object({
  id: z.string(),
  segmentCode: z.string(),
  side: z.enum(['include', 'exclude']),
  name: z.string(),
  text: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  total: z.number(),
  done: z.number(),
  added: z.number(),
  known: z.number(),
  refused: z.number(),
  by: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});

/** A list that somebody uploaded, with how far it was read; its text is sealed. */
export type UploadRow = z.output<typeof UploadRow>;

const COLUMNS: Columns<UploadRow> = {
  id: 'uuid',
  segmentCode: 'text',
  side: 'text',
  name: 'text',
  text: 'text',
  state: 'text',
  total: 'int4',
  done: 'int4',
  added: 'int4',
  known: 'int4',
  refused: 'int4',
  by: 'text',
  createdAt: 'timestamptz',
  startedAt: 'timestamptz',
  endedAt: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS).map((name) => `"${name}"`);
const WITHOUT_TEXT = NAMES.map((name) => (name === '"text"' ? 'NULL AS "text"' : name)).join(', ');

/** A line that names nobody. */
export type LineError = {
  readonly uploadId: string;
  readonly line: number;
  readonly code: string;
  readonly shown: string;
};

/** Adds an upload that waits. */
export const insertUploads = insertion<UploadRow>('segments.uploads.insert', 'SegmentUpload', COLUMNS);
/** Notes which lines name nobody. */
export const insertLineErrors = insertion<LineError>(
  'segments.uploads.errors.insert',
  'SegmentUploadError',
  { uploadId: 'uuid', line: 'int4', code: 'text', shown: 'text' },
  'ON CONFLICT DO NOTHING',
);
// Partial index SegmentUpload_open.
const readOpen = statement(
  'segments.uploads.open',
  `SELECT "id" FROM "SegmentUpload" WHERE "state" IN ('waiting', 'running') ORDER BY "createdAt", "id"`,
  z.object({ id: z.string() }),
);
// Primary key; one that another worker is at is left to it.
const lockFree = statement(
  'segments.uploads.take',
  `SELECT ${NAMES.join(', ')} FROM "SegmentUpload" WHERE "id" = $1 FOR NO KEY UPDATE SKIP LOCKED`,
  UploadRow,
);
// Primary key; waits for the chunk that is being read.
const lockUpload = statement(
  'segments.uploads.lock',
  `SELECT ${WITHOUT_TEXT} FROM "SegmentUpload" WHERE "id" = $1 FOR NO KEY UPDATE`,
  UploadRow,
);
// Index (segmentCode, createdAt), backwards.
const readOf = statement(
  'segments.uploads.of',
  `SELECT ${WITHOUT_TEXT} FROM "SegmentUpload" WHERE "segmentCode" = $1 ORDER BY "createdAt" DESC, "id" DESC LIMIT 20`,
  UploadRow,
);
// Primary key (uploadId, line), in its order.
const readErrors = statement(
  'segments.uploads.errors',
  `SELECT "line", "code", "shown" FROM "SegmentUploadError" WHERE "uploadId" = $1 ORDER BY "line" LIMIT $2`,
  z.object({ line: z.number(), code: z.string(), shown: z.string() }),
);
// Primary key; what was read through is thrown away.
const writeUpload = execution(
  'segments.uploads.save',
  `UPDATE "SegmentUpload" SET "state" = $2, "done" = $3, "added" = $4, "known" = $5, "refused" = $6, "startedAt" = $7,
     "endedAt" = $8, "text" = CASE WHEN $2 IN ('done', 'cancelled') THEN NULL ELSE "text" END WHERE "id" = $1`,
);

/** The uploads that are not over, the oldest first. */
export const openUploads = async (db: Db): Promise<string[]> => (await readOpen(db, [])).map(({ id }) => id);

/** An upload with its text for whoever reads its next chunk; null when it is gone or somebody is at it. */
export const takeUpload = async (db: Db, id: string): Promise<UploadRow | null> =>
  (await lockFree(db, [id]))[0] ?? null;

/** An upload without its text, locked, or null. */
export const uploadForUpdate = async (db: Db, id: string): Promise<UploadRow | null> =>
  (await lockUpload(db, [id]))[0] ?? null;

/** The last uploads of a segment, the newest first. */
export const uploadsOf = (db: Db, code: string): Promise<UploadRow[]> => readOf(db, [code]);

/** The first lines of an upload that name nobody. */
export const lineErrorsOf = (db: Db, uploadId: string, limit: number) => readErrors(db, [uploadId, limit]);

/** Keeps how far a locked upload was read. */
export const saveUpload = (db: Db, row: UploadRow): Promise<number> =>
  writeUpload(db, [row.id, row.state, row.done, row.added, row.known, row.refused, row.startedAt, row.endedAt]);
