import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Offers are stopped by hand, seldom, and let go on again: a handful of rows, mostly none.
const readStops = statement(
  'pricing.stops',
  'SELECT "code", "why", "at", "by" FROM "OfferStop"',
  z.object({ code: z.string(), why: z.string(), at: z.date(), by: z.string() }),
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

/** Stops an offer; answers whether it was not stopped before. */
export const addStop = async (db: Db, stop: { code: string; why: string; at: Date; by: string }): Promise<boolean> =>
  (await writeStop(db, [stop.code, stop.why, stop.at, stop.by])) > 0;

/** Lets an offer go on; answers whether it was stopped. */
export const dropStop = async (db: Db, code: string): Promise<boolean> => (await deleteStop(db, [code])) > 0;
