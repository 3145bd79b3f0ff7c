import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const ApiKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  makerId: z.string().nullable(),
  scopes: z.array(z.string()),
  regionId: z.string().nullable(),
  storeId: z.string().nullable(),
  ratePerSecond: z.number().nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});

/** An API key as the back office shows it; never the key. */
export type ApiKeyRecord = z.output<typeof ApiKeyRow>;

const KEYS = `SELECT "id", "name", "prefix", "makerId", "scopes", "regionId", "storeId", "ratePerSecond", "createdAt", "lastUsedAt",
  "expiresAt", "revokedAt" FROM "ApiKey"`;

// Unique index on hash.
const readByHash = statement('access.key.byHash', `${KEYS} WHERE "hash" = $1`, ApiKeyRow);
// Some dozens of rows: the whole table is read.
const readAll = statement('access.key.all', `${KEYS} ORDER BY "revokedAt" NULLS FIRST, "createdAt" DESC`, ApiKeyRow);

/** The key behind a hash, or null. */
export async function apiKeyByHash(db: Db, hash: string): Promise<ApiKeyRecord | null> {
  return (await readByHash(db, [hash]))[0] ?? null;
}

/** All keys, the living ones first. */
export const allApiKeys = (db: Db): Promise<ApiKeyRecord[]> => readAll(db, []);

const insertKey = execution(
  'access.key.insert',
  `INSERT INTO "ApiKey" ("id", "name", "prefix", "hash", "scopes", "regionId", "storeId", "ratePerSecond", "demo", "createdAt",
     "expiresAt", "makerId")
   VALUES ($1::uuid, $2, $3, $4, $5::text[], $6::uuid, $7::uuid, $8::int, $9, $10::timestamptz, $11::timestamptz, $12::uuid)`,
);

/** Inserts a key. */
export async function insertApiKey(
  db: Db,
  row: Omit<ApiKeyRecord, 'lastUsedAt' | 'revokedAt'> & { readonly hash: string; readonly demo: boolean },
): Promise<void> {
  await insertKey(db, [
    row.id,
    row.name,
    row.prefix,
    row.hash,
    row.scopes,
    row.regionId,
    row.storeId,
    row.ratePerSecond,
    row.demo,
    row.createdAt,
    row.expiresAt,
    row.makerId,
  ]);
}

const revoke = statement(
  'access.key.revoke',
  'UPDATE "ApiKey" SET "revokedAt" = $2::timestamptz WHERE "id" = $1::uuid AND "revokedAt" IS NULL RETURNING "name", "prefix"',
  z.object({ name: z.string(), prefix: z.string() }),
);

/** Revokes a living key and answers how it was called; null when there is none. */
export async function revokeApiKeyRow(db: Db, id: string, at: Date): Promise<{ name: string; prefix: string } | null> {
  return (await revoke(db, [id, at]))[0] ?? null;
}

const touch = execution(
  'access.key.touch',
  `UPDATE "ApiKey" SET "lastUsedAt" = $2::timestamptz
   WHERE "id" = $1::uuid AND ("lastUsedAt" IS NULL OR "lastUsedAt" < $2::timestamptz - interval '1 minute')`,
);

/** Notes that a key was used, at most once a minute. */
export async function touchApiKey(db: Db, id: string, at: Date): Promise<void> {
  await touch(db, [id, at]);
}
