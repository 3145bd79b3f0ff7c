import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { STATES } from '../rules/life';

const OpenRow = z.object({
  code: z.string(),
  state: z.enum(STATES),
  revision: z.number(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
});
const EntryRow = z.object({
  given: z.number(),
  revision: z.number(),
  cursor: z.string().nullable(),
  walkedAt: z.date().nullable(),
});

/** What a campaign gave at entries, and how far it has looked for those who were there when it began. */
export type EntryRow = z.output<typeof EntryRow>;

// Primary key. Whoever gives shares the row until he commits: a pause waits for him, and what comes after it reads it (N7).
const share = statement(
  'campaigns.entries.share',
  'SELECT "code", "state", "revision", "startsAt", "endsAt" FROM "Campaign" WHERE "code" = $1 FOR SHARE',
  OpenRow,
);
// Primary key; what exists stays as it is.
const insert = execution(
  'campaigns.entries.add',
  'INSERT INTO "CampaignEntry" ("code") VALUES ($1) ON CONFLICT DO NOTHING',
);
// Primary key; first of the locks, so that those who give of one campaign do so one after the other.
const lock = statement(
  'campaigns.entries.lock',
  'SELECT "given", "revision", "cursor", "walkedAt" FROM "CampaignEntry" WHERE "code" = $1 FOR UPDATE',
  EntryRow,
);
// Primary key; the row is locked.
const write = execution(
  'campaigns.entries.save',
  'UPDATE "CampaignEntry" SET "given" = $2, "revision" = $3, "cursor" = $4, "walkedAt" = $5 WHERE "code" = $1',
);
// Primary key.
const readGiven = statement(
  'campaigns.entries.given',
  'SELECT "given", "revision", "cursor", "walkedAt" FROM "CampaignEntry" WHERE "code" = $1',
  EntryRow,
);

/** A campaign as whoever gives of it holds it: shared, so that nobody stops it before he commits. */
export const campaignToGive = async (db: Db, code: string) => (await share(db, [code]))[0] ?? null;

/** The row of a campaign's entries, locked; made when there is none. */
export async function entryForUpdate(db: Db, code: string): Promise<EntryRow> {
  const [row] = await lock(db, [code]);
  if (row !== undefined) return row;
  await insert(db, [code]);
  return (await lock(db, [code]))[0] ?? { given: 0, revision: 0, cursor: null, walkedAt: null };
}

/** Saves the locked row. */
export const saveEntry = (db: Db, code: string, { given, revision, cursor, walkedAt }: EntryRow): Promise<number> =>
  write(db, [code, given, revision, cursor, walkedAt]);

/** How often a campaign gave at entries. */
export const entriesGiven = async (db: Db, code: string): Promise<number> =>
  (await readGiven(db, [code]))[0]?.given ?? 0;
