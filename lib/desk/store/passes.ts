import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const SeedRow = z.object({ memberId: z.string(), handle: z.string(), seed: z.string() });

/** A pass as it is kept: whose, the number its codes name it by, and the sealed seed. */
export type SeedRow = z.output<typeof SeedRow>;

const UseRow = z.object({ at: z.date(), by: z.string(), key: z.string().nullable(), storeCode: z.string().nullable() });

/** When, by whom, by which name of the ask and where a code was presented. */
export type UseRow = z.output<typeof UseRow>;

/** One code of a pass. */
export type CodeName = { readonly memberId: string; readonly slice: number; readonly nonce: number };

// Primary key.
const readOfMember = statement(
  'desk.pass.member',
  'SELECT "memberId", "handle", "seed" FROM "PassSeed" WHERE "memberId" = $1',
  SeedRow,
);
// Unique index on handle.
const readByHandle = statement(
  'desk.pass.handle',
  'SELECT "memberId", "handle", "seed" FROM "PassSeed" WHERE "handle" = $1',
  SeedRow,
);
// Primary key and the unique index on handle: whoever was first stays.
const insertSeed = execution(
  'desk.pass.insert',
  'INSERT INTO "PassSeed" ("memberId", "handle", "seed", "createdAt") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
);
// Primary key: of two who present one code at once exactly one writes its row.
const insertUse = execution(
  'desk.pass.use',
  `INSERT INTO "PassUse" ("memberId", "slice", "nonce", "at", "by", "key", "storeCode") VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT DO NOTHING`,
);
// Primary key.
const readUse = statement(
  'desk.pass.used',
  'SELECT "at", "by", "key", "storeCode" FROM "PassUse" WHERE "memberId" = $1 AND "slice" = $2 AND "nonce" = $3',
  UseRow,
);
// Primary key (memberId, slice, nonce) by its first columns: the uses of a few slices.
const readLastUse = statement(
  'desk.pass.last',
  'SELECT "slice", "nonce", "at", "storeCode" FROM "PassUse" WHERE "memberId" = $1 AND "slice" >= $2 ORDER BY "at" DESC LIMIT 1',
  z.object({ slice: z.number(), nonce: z.number(), at: z.date(), storeCode: z.string().nullable() }),
);
// Index on at.
const deleteUses = execution('desk.pass.sweep', 'DELETE FROM "PassUse" WHERE "at" < $1');

/** The pass of a member, or null while he has none. */
export const passOfMember = async (db: Db, memberId: string): Promise<SeedRow | null> =>
  (await readOfMember(db, [memberId]))[0] ?? null;

/** The pass that a code names, or null. */
export const passByHandle = async (db: Db, handle: string): Promise<SeedRow | null> =>
  (await readByHandle(db, [handle]))[0] ?? null;

/** Keeps a new pass; 0 when the member has one by now or the handle is somebody's. */
export const keepPass = (db: Db, { memberId, handle, seed }: SeedRow, now: Date): Promise<number> =>
  insertSeed(db, [memberId, handle, seed, now]);

/** Takes a code; false when it was taken before. */
export const takePass = async (db: Db, { memberId, slice, nonce }: CodeName, use: UseRow): Promise<boolean> =>
  (await insertUse(db, [memberId, slice, nonce, use.at, use.by, use.key, use.storeCode])) === 1;

/** How a code was taken, or null. */
export const passUse = async (db: Db, { memberId, slice, nonce }: CodeName): Promise<UseRow | null> =>
  (await readUse(db, [memberId, slice, nonce]))[0] ?? null;

/** The latest use of one of the codes since a slice, or null. */
export const lastPassUse = async (db: Db, memberId: string, sinceSlice: number) =>
  (await readLastUse(db, [memberId, sinceSlice]))[0] ?? null;

/** Forgets codes that were presented before the instant: they have long expired. */
export const sweepPassUses = (db: Db, before: Date): Promise<number> => deleteUses(db, [before]);
