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

/**
 * Takes one event in; called again with the same event after a failure, so it must be idempotent by its id. One that
 * takes sets is given the events of a name together.
 */
export type Listener = ((event: OutboxEvent) => Promise<void>) & { readonly takeSet?: TakeSet };

/** Takes events of one name in: in one transaction, or in several where some that are told again do no harm. */
export type TakeSet = (events: readonly OutboxEvent[]) => Promise<void>;

/** A listener that takes events in sets; one event is a set of one. */
export const inSets = (takeSet: TakeSet): Listener =>
  Object.assign((event: OutboxEvent) => takeSet([event]), { takeSet });

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
 * Carries one batch of open announcements to their listeners and answers how many there were: those of one name together
 * where listeners take sets, and each member's in their order. An event that fails is tried again with the next batch,
 * and after ten times set aside where the back office sees it; it fails alone (4.F).
 */
export function drainOutbox(subscriptions: Subscriptions, limit = BATCH): Promise<number> {
  return withTransaction(async (db) => {
    const events = await claimOpen(db, [limit]);
    const failures = new Map<number, string>();
    for (const set of setsOf(events)) {
      for (const listener of subscriptions[set[0]?.name ?? ''] ?? []) {
        // Whoever failed at one listener does not go on to the next, as if it had come alone.
        const open = set.filter(({ id }) => !failures.has(id));
        for (const [id, failure] of await deliver(listener, open)) failures.set(id, failure);
      }
    }
    for (const [id, failure] of failures) await markFailed(db, [id, failure, ATTEMPTS_MAX]);
    const done = events.flatMap(({ id }) => (failures.has(id) ? [] : id));
    if (done.length > 0) await markDone(db, [done]);
    return events.length;
  });
}

/**
 * Events of one name together, as few sets as there can be where none of a member's events comes before an earlier one
 * of his: an event joins the last set of its name unless he stands in a set after that.
 */
export function setsOf<E extends Pick<OutboxEvent, 'name' | 'memberId'>>(events: readonly E[]): readonly E[][] {
  const sets: E[][] = [];
  const lastOfName = new Map<string, number>();
  const lastOfMember = new Map<string, number>();
  for (const event of events) {
    const { name, memberId } = event;
    const known = lastOfName.get(name) ?? -1;
    const place = known >= (lastOfMember.get(memberId) ?? 0) ? known : sets.length;
    if (place === sets.length) sets.push([]);
    sets[place]?.push(event);
    lastOfName.set(name, place);
    lastOfMember.set(memberId, place);
  }
  return sets;
}

/** Forgets events that were carried before the instant. */
export const sweepOutbox = (db: Db, before: Date): Promise<number> => deleteOld(db, [before]);

/** Which events a listener could not take, and why. A set that fails is told again one by one, so that one fails alone. */
async function deliver(listener: Listener, events: readonly OutboxEvent[]): Promise<ReadonlyMap<number, string>> {
  const failures = new Map<number, string>();
  if (listener.takeSet !== undefined && events.length > 1 && (await isTaken(listener.takeSet(events)))) return failures;
  for (const event of events) {
    await listener(event).catch((error: unknown) => {
      failures.set(event.id, error instanceof Error ? error.message : String(error));
    });
  }
  return failures;
}

const isTaken = (taking: Promise<void>): Promise<boolean> =>
  taking.then(
    () => true,
    () => false,
  );

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
