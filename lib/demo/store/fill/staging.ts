import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import type { Product } from '../../rules/products';

/** A member of the crowd as he is staged; personal values sealed already. */
export type StagedMember = {
  readonly i: number;
  readonly externalId: string;
  readonly code: string;
  readonly name: string;
  readonly gender: string;
  readonly mobile: string;
  readonly mobileHash: string;
  readonly mobileLast4: string;
  readonly birthday: string;
  readonly birthMonth: number;
  readonly region: string;
  readonly storeCode: string;
  readonly channel: string;
  readonly registeredAt: Date;
  readonly orders: number;
};

const MEMBER_COLUMNS: Columns<StagedMember> = {
  i: 'int8',
  externalId: 'text',
  code: 'text',
  name: 'text',
  gender: 'text',
  mobile: 'text',
  mobileHash: 'text',
  mobileLast4: 'text',
  birthday: 'text',
  birthMonth: 'int2',
  region: 'text',
  storeCode: 'text',
  channel: 'text',
  registeredAt: 'timestamptz',
  orders: 'int4',
};

const ORDER_COLUMNS = `i int8, "memberId" uuid, n int4, "orderId" uuid, "decisionId" uuid, "externalId" text, "paidAt" timestamptz,
  "completedAt" timestamptz, "activatesAt" timestamptz, "expiresAt" timestamptz, channel text, "storeCode" text,
  sku text, name text, category text, brand text, quantity int4, price int8, goods int8, amount int8,
  "before" int4, "after" int4, month text, desired int8, granted int8, growth int8, bonus int8`;

/** Makes the staging tables of this connection, empty at the start of every transaction. */
export async function makeStaging(db: Db): Promise<void> {
  const members = Object.entries(MEMBER_COLUMNS).map(([name, type]) => `"${name}" ${type}`);
  await db.query(`CREATE TEMP TABLE IF NOT EXISTS fill_member (${members}, id uuid) ON COMMIT DELETE ROWS`);
  await db.query(`CREATE TEMP TABLE IF NOT EXISTS fill_order (${ORDER_COLUMNS}) ON COMMIT DELETE ROWS`);
  await db.query(`CREATE TEMP TABLE IF NOT EXISTS fill_product
    (place int4, sku text, name text, category text, brand text, price int8) ON COMMIT DELETE ROWS`);
}

/** Stages members. */
export const stageMembers = insertion<StagedMember>('demo.fill.stage', 'fill_member', MEMBER_COLUMNS);

/** Stages what the crowd buys. */
export const stageProducts = (db: Db, products: readonly Product[]): Promise<number> =>
  insertProducts(
    db,
    products.map(({ zh, ...product }, place) => ({ ...product, place, name: zh })),
  );

const insertProducts = insertion<Omit<Product, 'zh' | 'en'> & { place: number; name: string }>(
  'demo.fill.products',
  'fill_product',
  { place: 'int4', sku: 'text', name: 'text', category: 'text', brand: 'text', price: 'int8' },
);

/**
 * SQL for a time-ordered uuid of a row of member `i`: the same row always gets the same one. `kind` keeps rows of one
 * instant and place apart.
 */
export const idSql = (at: string, place: string, kind: number): string =>
  `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::int8), 12, '0') || '7' || lpad(to_hex(${place}), 3, '0') || '8'
    || '${kind.toString(16).padStart(3, '0')}' || lpad(to_hex(i), 12, '0'))::uuid`;

const giveIds = execution('demo.fill.ids', `UPDATE fill_member SET id = ${idSql('"registeredAt"', '0', 1)}`);

/** Gives the staged members their ids. */
export const identifyMembers = (db: Db): Promise<number> => giveIds(db, []);

const readIds = statement('demo.fill.members', 'SELECT id FROM fill_member', z.object({ id: z.string() }));

/** The ids of the staged members. */
export const stagedIds = async (db: Db): Promise<string[]> => (await readIds(db, [])).map(({ id }) => id);

/** Makes the planner know the staging tables; autovacuum never sees them. */
export const analyseStaging = async (db: Db): Promise<void> => {
  await db.query('ANALYZE fill_member');
  await db.query('ANALYZE fill_order');
};

// Index MemberExternalId_prefix: one entry for each member of the crowd. $1 members in a chunk.
const readChunks = statement(
  'demo.fill.chunks',
  `SELECT (substr("externalId", 8)::int4 - 1) / $1::int4 AS chunk, count(*)::int4 AS members FROM "MemberExternalId"
   WHERE "externalId" ~>=~ 'demo-x-' AND "externalId" ~<~ 'demo-x.' GROUP BY 1`,
  z.object({ chunk: z.number(), members: z.number() }),
);

/** How many members there are in each chunk of the crowd, from the chunk's beginning on. */
export const crowdChunks = async (db: Db, size: number): Promise<Map<number, number>> =>
  new Map((await readChunks(db, [size])).map(({ chunk, members }) => [chunk, members]));

/** Lets the planner and index-only scans know the crowd at once, instead of a minute later by autovacuum. */
export async function settleCrowd(db: Db): Promise<void> {
  await db.query(
    'VACUUM (ANALYZE) "Member", "MemberExternalId", "MemberStats", "MemberLevel", "PurchaseDay", "PurchaseTotal"',
  );
  await db.query('ANALYZE');
}
