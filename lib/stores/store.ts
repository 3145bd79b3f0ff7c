import 'server-only';
import { z } from 'zod';
import { type Db, prisma, statement } from '@/lib/platform/db';
import { recently } from '@/lib/platform/program';

const RegionRow = z.object({
  id: z.string(),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  demo: z.boolean(),
});
const StoreRow = RegionRow.extend({
  regionId: z.string(),
  address: z.string(),
  phone: z.string(),
  closedAt: z.date().nullable(),
});

/** A region. */
export type RegionRecord = z.output<typeof RegionRow>;

/** A store and the region it belongs to. */
export type StoreRecord = z.output<typeof StoreRow>;

const REGION = '"id", "code", "nameZh", "nameEn", "demo"';
const STORE = `${REGION}, "regionId", "address", "phone", "closedAt"`;

// Unique index on code; locked until the change is made.
const lockRegion = statement('stores.region', `SELECT ${REGION} FROM "Region" WHERE "code" = $1 FOR UPDATE`, RegionRow);
const lockStore = statement('stores.store', `SELECT ${STORE} FROM "Store" WHERE "code" = $1 FOR UPDATE`, StoreRow);
// Unique index on code; what is demo stays demo, what is real stays real.
const upsertRegion = statement(
  'stores.region.save',
  `INSERT INTO "Region" ("id", "code", "nameZh", "nameEn", "demo") VALUES ($1::uuid, $2, $3, $4, $5)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn" RETURNING ${REGION}`,
  RegionRow,
);
const upsertStore = statement(
  'stores.store.save',
  `INSERT INTO "Store" ("id", "code", "nameZh", "nameEn", "demo", "regionId", "address", "phone", "closedAt")
   VALUES ($1::uuid, $2, $3, $4, $5, $6::uuid, $7, $8, $9)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn", "regionId" = excluded."regionId",
     "address" = excluded."address", "phone" = excluded."phone", "closedAt" = excluded."closedAt" RETURNING ${STORE}`,
  StoreRow,
);

/** All regions by code: some dozens of rows. */
export const allRegions = (): Promise<RegionRecord[]> => prisma().region.findMany({ orderBy: { code: 'asc' } });

/** All stores by code: some dozens of rows. */
export const allStores = (): Promise<StoreRecord[]> => prisma().store.findMany({ orderBy: { code: 'asc' } });

/** The same for whoever names them, at most a second old. */
export const knownStores = recently('stores', allStores);

/** The region of a code, locked, or null. */
export const regionForUpdate = async (db: Db, code: string): Promise<RegionRecord | null> =>
  (await lockRegion(db, [code]))[0] ?? null;

/** The store of a code, locked, or null. */
export const storeForUpdate = async (db: Db, code: string): Promise<StoreRecord | null> =>
  (await lockStore(db, [code]))[0] ?? null;

/** Creates a region or changes its names. */
export async function saveRegion(db: Db, row: RegionRecord): Promise<RegionRecord> {
  const [saved = row] = await upsertRegion(db, [row.id, row.code, row.nameZh, row.nameEn, row.demo]);
  return saved;
}

/** Creates a store or changes what is said of it. */
export async function saveStore(db: Db, row: StoreRecord): Promise<StoreRecord> {
  const { id, code, nameZh, nameEn, demo, regionId, address, phone, closedAt } = row;
  const [saved = row] = await upsertStore(db, [id, code, nameZh, nameEn, demo, regionId, address, phone, closedAt]);
  knownStores.changed(db);
  return saved;
}
