import 'server-only';
import { z } from 'zod';
import { coalescer } from './coalescer';
import { type Db, execution, pool, statement } from './db';

/** One use of an Idempotency-Key: whose, which, and the fingerprint of the request that came with it. */
export type Slot = { readonly actor: string; readonly key: string; readonly requestHash: string };

/** What a slot says: run it, give this answer again, come back later, or this key was used for something else. */
export type Claim =
  | { readonly kind: 'mine' }
  | { readonly kind: 'stored'; readonly status: number; readonly body: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'mismatch' };

type Finished = Slot & { readonly status: number; readonly body: string };

const LEASE = "interval '10 seconds'";
const RENEW_MS = 4_000;
const KEPT_MS = 24 * 3_600_000;

// Primary key (actor, key). An expired lease is taken over: whoever held it died, and business keys make that safe.
const insertSlots = statement(
  'idempotency.claim',
  `INSERT INTO "IdempotencyKey" ("actor", "key", "requestHash", "lockedUntil")
   SELECT a, k, h, now() + ${LEASE} FROM unnest($1::text[], $2::text[], $3::text[]) AS n(a, k, h)
   ON CONFLICT ("actor", "key") DO UPDATE SET "lockedUntil" = excluded."lockedUntil"
     WHERE "IdempotencyKey"."status" IS NULL AND "IdempotencyKey"."lockedUntil" < now()
       AND "IdempotencyKey"."requestHash" = excluded."requestHash"
   RETURNING "actor", "key"`,
  z.object({ actor: z.string(), key: z.string() }),
);

// Primary key (actor, key). The body is kept as one JSON text, so that it is given again byte by byte.
const readSlots = statement(
  'idempotency.read',
  `SELECT i."actor", i."key", i."requestHash", i."status", i."body" #>> '{}' AS body FROM "IdempotencyKey" i
   JOIN unnest($1::text[], $2::text[]) AS n(a, k) ON i."actor" = n.a AND i."key" = n.k`,
  z.object({
    actor: z.string(),
    key: z.string(),
    requestHash: z.string(),
    status: z.number().nullable(),
    body: z.string().nullable(),
  }),
);

// Primary key (actor, key).
const storeSlots = execution(
  'idempotency.store',
  `UPDATE "IdempotencyKey" i SET "status" = n.s, "body" = to_jsonb(n.b)
   FROM unnest($1::text[], $2::text[], $3::text[], $4::int4[], $5::text[]) AS n(a, k, h, s, b)
   WHERE i."actor" = n.a AND i."key" = n.k AND i."requestHash" = n.h AND i."status" IS NULL`,
);

// Primary key (actor, key).
const insertAnswer = execution(
  'idempotency.keep',
  `INSERT INTO "IdempotencyKey" ("actor", "key", "requestHash", "lockedUntil", "status", "body")
   VALUES ($1, $2, $3, now(), 200, to_jsonb($4::text))`,
);

// Primary key (actor, key).
const renewSlot = execution(
  'idempotency.renew',
  `UPDATE "IdempotencyKey" SET "lockedUntil" = now() + ${LEASE} WHERE "actor" = $1 AND "key" = $2 AND "status" IS NULL`,
);

// Primary key (actor, key).
const deleteSlot = execution(
  'idempotency.release',
  'DELETE FROM "IdempotencyKey" WHERE "actor" = $1 AND "key" = $2 AND "requestHash" = $3 AND "status" IS NULL',
);

// Index createdAt.
const deleteOld = execution('idempotency.sweep', 'DELETE FROM "IdempotencyKey" WHERE "createdAt" < $1');

const claims = coalescer<Slot, Claim>('idempotency.claim', claimAll, { runsMax: 2 });

const stores = coalescer<Finished, void>(
  'idempotency.store',
  async (finished) => {
    const rows = [...finished].sort(bySlot);
    const columns = (['actor', 'key', 'requestHash', 'status', 'body'] as const).map((name) =>
      rows.map((row) => row[name]),
    );
    await storeSlots(pool(), columns);
    return finished.map(() => undefined);
  },
  { runsMax: 2 },
);

/** Claims the slot for ten seconds, or says what is there already (4.F). Concurrent callers are joined. */
export const claimSlot = (slot: Slot): Promise<Claim> => claims(slot);

/** Keeps the answer of a slot that is ours; it is given again for 24 hours. */
export const storeAnswer = (slot: Slot, status: number, body: string): Promise<void> =>
  stores({ ...slot, status, body });

/** What was answered under a slot before, read in the caller's transaction, who has locked what he is about to change. */
export async function answeredIn(db: Db, { actor, key, requestHash }: Slot): Promise<string | 'mismatch' | null> {
  const [row] = await readSlots(db, [[actor], [key]]);
  if (row === undefined) return null;
  return row.requestHash === requestHash && row.body !== null ? row.body : 'mismatch';
}

/** Keeps the answer of a slot with the change itself, in the caller's transaction; it is given again for 24 hours. */
export async function keepAnswerIn(db: Db, { actor, key, requestHash }: Slot, body: string): Promise<void> {
  await insertAnswer(db, [actor, key, requestHash, body]);
}

/** Gives a slot back as if it had never been claimed: nothing happened under it. */
export const releaseSlot = async (slot: Slot): Promise<void> => {
  await deleteSlot(pool(), [slot.actor, slot.key, slot.requestHash]);
};

/** Keeps a slot ours while this process lives and works on it; the answer ends that. */
export function holdSlot(slot: Slot): () => void {
  const renew = () => void renewSlot(pool(), [slot.actor, slot.key]).catch(() => undefined);
  const timer = setInterval(renew, RENEW_MS);
  return () => clearInterval(timer);
}

/** Deletes answers older than 24 hours; for the worker. */
export const sweepAnswers = (db: Db, now: Date): Promise<number> => deleteOld(db, [new Date(now.getTime() - KEPT_MS)]);

async function claimAll(slots: readonly Slot[]): Promise<Claim[]> {
  // One key asked for twice in one set would be one row written twice: only the first of them may win it.
  const first = new Map<string, Slot>();
  for (const slot of slots) if (!first.has(nameOf(slot))) first.set(nameOf(slot), slot);
  const rows = [...first.values()].sort(bySlot);
  const won = await insertSlots(pool(), [
    rows.map((r) => r.actor),
    rows.map((r) => r.key),
    rows.map((r) => r.requestHash),
  ]);
  const mine = new Set(won.map((row) => first.get(nameOf(row))));
  const lost = slots.filter((slot) => !mine.has(slot));
  if (lost.length === 0) return slots.map(() => ({ kind: 'mine' }));
  const found = await readSlots(pool(), [lost.map(({ actor }) => actor), lost.map(({ key }) => key)]);
  const known = new Map(found.map((row) => [nameOf(row), row]));
  return slots.map((slot): Claim => {
    if (mine.has(slot)) return { kind: 'mine' };
    const row = known.get(nameOf(slot));
    if (row === undefined) return { kind: 'pending' };
    if (row.requestHash !== slot.requestHash) return { kind: 'mismatch' };
    if (row.status === null || row.body === null) return { kind: 'pending' };
    return { kind: 'stored', status: row.status, body: row.body };
  });
}

const nameOf = ({ actor, key }: { readonly actor: string; readonly key: string }): string => `${actor} ${key}`;

const bySlot = (a: Slot, b: Slot): number => (nameOf(a) < nameOf(b) ? -1 : 1);
