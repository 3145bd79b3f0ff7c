import 'server-only';
import { z } from 'zod';
import { type Condition, ConditionSchema } from '@/lib/kernel/condition';
import { OFFERS_HELD } from '@/lib/platform/authored/gates';
import { type Db, execution, statement } from '@/lib/platform/db';

// Offers are stopped by hand, seldom, and let go on again: a handful of rows, mostly none.
const readStops = statement(
  'pricing.stops',
  'SELECT "code", "why", "at", "by" FROM "OfferStop"',
  z.object({ code: z.string(), why: z.string(), at: z.date(), by: z.string() }),
);
// As above, and the few offers that a campaign holds, by the primary key of their gates.
const readHeld = statement(
  'pricing.held',
  `SELECT "code", "why", NULL::jsonb AS "audience" FROM "OfferStop" UNION ALL ${OFFERS_HELD}`,
  z.object({ code: z.string(), why: z.string().nullable(), audience: ConditionSchema.nullable() }),
);
// Primary key.
const writeStop = execution(
  'pricing.stop',
  'INSERT INTO "OfferStop" ("code", "why", "at", "by") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
);
// Primary key.
const deleteStop = execution('pricing.stop.end', 'DELETE FROM "OfferStop" WHERE "code" = $1');

/** Why each offer that is stopped now was stopped, as the database has it at this moment. */
export const stoppedOffers = async (db: Db): Promise<ReadonlyMap<string, string>> =>
  new Map((await readStops(db, [])).map(({ code, why }) => [code, why]));

/** What holds an offer back: why it gives nothing now (null: it gives), and whom alone it may speak to. */
export type Held = { readonly why: string | null; readonly audience: Condition | null };

/** What holds offers back at the instant, whoever stopped them or holds them, as the database has it at this moment. */
export async function heldOffers(db: Db, now: Date): Promise<ReadonlyMap<string, Held>> {
  const held = new Map<string, Held>();
  for (const { code, why, audience } of await readHeld(db, [now])) {
    const before = held.get(code);
    held.set(code, { why: before?.why ?? why, audience: before?.audience ?? audience });
  }
  return held;
}

/** Stops an offer; answers whether it was not stopped before. */
export const addStop = async (db: Db, stop: { code: string; why: string; at: Date; by: string }): Promise<boolean> =>
  (await writeStop(db, [stop.code, stop.why, stop.at, stop.by])) > 0;

/** Lets an offer go on; answers whether it was stopped. */
export const dropStop = async (db: Db, code: string): Promise<boolean> => (await deleteStop(db, [code])) > 0;
