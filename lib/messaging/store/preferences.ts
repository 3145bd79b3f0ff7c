import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { CATEGORIES, type Category } from '../kind';
import type { QuietHours } from '../rules/quiet';

/** What a member wants to be told of, and when nothing may ask for attention. */
export type Preferences = {
  readonly muted: readonly Category[];
  readonly quiet: QuietHours | null;
  /** Whether he asked to be reminded of checking in. */
  readonly remindsCheckIn: boolean;
};

// Primary key.
const read = statement(
  'messaging.preferences',
  'SELECT "muted", "quietFrom", "quietTo", "remindsCheckIn" FROM "InboxPreference" WHERE "memberId" = $1',
  z.object({
    muted: z.array(z.string()),
    quietFrom: z.number().nullable(),
    quietTo: z.number().nullable(),
    remindsCheckIn: z.boolean(),
  }),
);
// Primary key.
const write = execution(
  'messaging.preferences.save',
  `INSERT INTO "InboxPreference" ("memberId", "muted", "quietFrom", "quietTo", "updatedAt") VALUES ($1, $2::text[], $3, $4, $5)
   ON CONFLICT ("memberId") DO UPDATE SET "muted" = EXCLUDED."muted", "quietFrom" = EXCLUDED."quietFrom",
     "quietTo" = EXCLUDED."quietTo", "updatedAt" = EXCLUDED."updatedAt"`,
);

// Primary key; whoever has chosen nothing else hears of everything.
const writeReminder = execution(
  'messaging.preferences.check-in',
  `INSERT INTO "InboxPreference" ("memberId", "muted", "remindsCheckIn", "updatedAt") VALUES ($1, '{}', $2, $3)
   ON CONFLICT ("memberId") DO UPDATE SET "remindsCheckIn" = EXCLUDED."remindsCheckIn", "updatedAt" = EXCLUDED."updatedAt"`,
);
// Partial index InboxPreference_check_in.
const readReminded = statement(
  'messaging.preferences.reminded',
  `SELECT "memberId" FROM "InboxPreference" WHERE "remindsCheckIn" AND "memberId" > $1 ORDER BY "memberId" LIMIT $2`,
  z.object({ memberId: z.string() }),
);

/** A member's preferences; everything and at any time, when nothing was chosen. */
export async function preferencesOf(db: Db, memberId: string): Promise<Preferences> {
  const [row] = await read(db, [memberId]);
  if (row === undefined) return { muted: [], quiet: null, remindsCheckIn: false };
  const { muted, quietFrom: from, quietTo: to, remindsCheckIn } = row;
  return {
    // A category that is no more mutes nothing.
    muted: CATEGORIES.filter((category) => muted.includes(category)),
    quiet: from === null || to === null ? null : { from, to },
    remindsCheckIn,
  };
}

/** Keeps a member's preferences. */
export const savePreferences = (
  db: Db,
  memberId: string,
  { muted, quiet }: Pick<Preferences, 'muted' | 'quiet'>,
  now: Date,
) => write(db, [memberId, muted, quiet?.from ?? null, quiet?.to ?? null, now]);

/** Keeps whether a member wants to be reminded of checking in. */
export const saveReminder = (db: Db, memberId: string, isOn: boolean, now: Date): Promise<number> =>
  writeReminder(db, [memberId, isOn, now]);

/** Those who asked to be reminded of checking in, after a member, in the order of their ids. */
export const remindedAfter = async (db: Db, after: string, limit: number): Promise<string[]> =>
  (await readReminded(db, [after, limit])).map(({ memberId }) => memberId);
