import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const ChangeRow = z.object({
  section: z.string(),
  version: z.number(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  note: z.string(),
  by: z.string(),
  at: z.date(),
});

/** One saving of a section: whole values before and after, who, when and why; never changed after. */
export type SettingChange = z.output<typeof ChangeRow>;

// Primary key (section, version), from its end.
export const newestChange = statement(
  'settings.newest',
  'SELECT * FROM "SettingChange" WHERE "section" = $1 ORDER BY "version" DESC LIMIT 1',
  ChangeRow,
);

// Primary key (section, version), from the end of each section.
export const newestChanges = statement(
  'settings.history',
  `SELECT c.* FROM unnest($1::text[]) AS s("section")
   CROSS JOIN LATERAL (
     SELECT * FROM "SettingChange" c WHERE c."section" = s."section" ORDER BY c."version" DESC LIMIT $2
   ) c`,
  ChangeRow,
);

// One row by its new primary key.
export const insertChange = execution(
  'settings.insert',
  `INSERT INTO "SettingChange" ("section", "version", "before", "after", "note", "by", "at")
   VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7)`,
);

const HISTORY_MAX = 100;

/** All savings of a section, the newest first. */
export const settingHistory = (db: Db, section: string): Promise<SettingChange[]> =>
  newestChanges(db, [[section], HISTORY_MAX]);
