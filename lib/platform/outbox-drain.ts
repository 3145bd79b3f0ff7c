import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement, withTransaction } from './db';

/** An announcement on its way to its listeners. */
export type OutboxEvent = {
  readonly id: number;
  readonly name: string;
  readonly memberId: string;
  readonly payload: unknown;
  readonly at: Date;
};

/** Takes one event in; called again with the same event after a failure, so it must be idempotent by its id. */
export type Listener = (event: OutboxEvent) => Promise<void>;

/** Who listens to which announcement. */
export type Subscriptions = Readonly<Record<string, readonly Listener[]>>;

const BATCH = 500;
const ATTEMPTS_MAX = 10;

// Partial index on open events, in order. Other workers skip the rows that one holds.
const claimOpen = statement(
  'outbox.claim',
  `SELECT "id", "name", "memberId", "payload", "at", "attempts" FROM "OutboxEvent"
   WHERE "dispatchedAt" IS NULL AND "deadAt" IS NULL ORDER BY "id" LIMIT $1 FOR UPDATE SKIP LOCKED`,
  z.object({
    id: z.number(),
    name: z.string(),
    memberId: z.string(),
    payload: z.unknown(),
    at: z.date(),
    attempts: z.number(),
  }),
);

const markDone = execution(
  'outbox.done',
  'UPDATE "OutboxEvent" SET "dispatchedAt" = now() WHERE "id" = ANY($1::int8[])',
);
const markFailed = execution(
  'outbox.failed',
  `UPDATE "OutboxEvent" SET "attempts" = "attempts" + 1, "lastError" = $2,
     "deadAt" = CASE WHEN "attempts" + 1 >= $3 THEN now() END WHERE "id" = $1`,
);
const deleteOld = execution('outbox.sweep', 'DELETE FROM "OutboxEvent" WHERE "dispatchedAt" < $1');

/**
 * Carries one batch of open announcements to their listeners and answers how many there were. An event that fails is
 * tried again with the next batch, and after ten times set aside where the back office sees it (4.F).
 */
export function drainOutbox(subscriptions: Subscriptions, limit = BATCH): Promise<number> {
  return withTransaction(async (db) => {
    const events = await claimOpen(db, [limit]);
    const done: number[] = [];
    for (const event of events) {
      const failure = await deliver(subscriptions[event.name] ?? [], event);
      if (failure === null) done.push(event.id);
      else await markFailed(db, [event.id, failure, ATTEMPTS_MAX]);
    }
    if (done.length > 0) await markDone(db, [done]);
    return events.length;
  });
}

/** Forgets events that were carried before the instant. */
export const sweepOutbox = (db: Db, before: Date): Promise<number> => deleteOld(db, [before]);

async function deliver(listeners: readonly Listener[], event: OutboxEvent): Promise<string | null> {
  try {
    for (const listener of listeners) await listener(event);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const PAUSE_MS = 500;

/**
 * Carries announcements as long as the process lives: batch after batch while there are any, then a short pause.
 * Answers how to stop it: the stop waits for the batch in hand.
 */
export function startOutbox(subscriptions: Subscriptions, report: (error: Error) => void): () => Promise<void> {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const carried = await drainOutbox(subscriptions).catch((error: Error) => {
        report(error);
        return 0;
      });
      if (carried === 0) await pause(PAUSE_MS, stopping.signal);
    }
  };
  const ended = loop();
  return () => {
    stopping.abort();
    return ended;
  };
}

/** Waits, but no longer than until the signal. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
