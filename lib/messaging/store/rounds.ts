import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key.
const read = statement(
  'messaging.round',
  'SELECT 1 AS one FROM "InboxRound" WHERE "code" = $1 AND "day" = $2',
  z.object({ one: z.number() }),
);
const write = execution(
  'messaging.round.done',
  'INSERT INTO "InboxRound" ("code", "day", "doneAt") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
);

/** Whether a round of reminders is done for its day. */
export const isRoundDone = async (db: Db, code: string, day: string): Promise<boolean> =>
  (await read(db, [code, day])).length > 0;

/** Says that it is. */
export const endRound = (db: Db, code: string, day: string, now: Date): Promise<number> => write(db, [code, day, now]);
