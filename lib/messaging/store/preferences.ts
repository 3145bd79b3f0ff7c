import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { CATEGORIES, type Category } from '../kind';
import type { QuietHours } from '../rules/quiet';

/** What a member wants to be told of, and when nothing may ask for attention. */
export type Preferences = { readonly muted: readonly Category[]; readonly quiet: QuietHours | null };

// Primary key.
const read = statement(
  'messaging.preferences',
  'SELECT "muted", "quietFrom", "quietTo" FROM "InboxPreference" WHERE "memberId" = $1',
  z.object({ muted: z.array(z.string()), quietFrom: z.number().nullable(), quietTo: z.number().nullable() }),
);
// Primary key.
const write = execution(
  'messaging.preferences.save',
  `INSERT INTO "InboxPreference" ("memberId", "muted", "quietFrom", "quietTo", "updatedAt") VALUES ($1, $2::text[], $3, $4, $5)
   ON CONFLICT ("memberId") DO UPDATE SET "muted" = EXCLUDED."muted", "quietFrom" = EXCLUDED."quietFrom",
     "quietTo" = EXCLUDED."quietTo", "updatedAt" = EXCLUDED."updatedAt"`,
);

/** A member's preferences; everything and at any time, when nothing was chosen. */
export async function preferencesOf(db: Db, memberId: string): Promise<Preferences> {
  const [row] = await read(db, [memberId]);
  if (row === undefined) return { muted: [], quiet: null };
  const { muted, quietFrom: from, quietTo: to } = row;
  return {
    // A category that is no more mutes nothing.
    muted: CATEGORIES.filter((category) => muted.includes(category)),
    quiet: from === null || to === null ? null : { from, to },
  };
}

/** Keeps a member's preferences. */
export const savePreferences = (db: Db, memberId: string, { muted, quiet }: Preferences, now: Date) =>
  write(db, [memberId, muted, quiet?.from ?? null, quiet?.to ?? null, now]);
