import 'server-only';
import { z } from 'zod';
import { parseId } from '@/lib/kernel/id';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { type Terms, TermsSchema } from '../rules/terms';

/** The states of a batch. */
export const BATCH_STATES = ['draft', 'live', 'paused', 'voided'] as const;

const BatchRow = z.object({
  id: z.string(),
  code: z.string().nullable(),
  state: z.enum(BATCH_STATES),
  version: z.number(),
  createdAt: z.date(),
  createdBy: z.string(),
  changedAt: z.date(),
  voidedWhy: z.string().nullable(),
  demo: z.boolean(),
});
const StockRow = z.object({
  batchId: z.string(),
  total: z.number().nullable(),
  issued: z.number(),
  claimed: z.number(),
  used: z.number(),
  expired: z.number(),
  voided: z.number(),
});

/** A batch as it is kept, without its terms. */
export type BatchRow = z.output<typeof BatchRow>;

/** The numbers of a batch. */
export type StockRow = z.output<typeof StockRow>;

const NUMBERS = 's."total", s."issued", s."claimed", s."used", s."expired", s."voided"';
const BATCH =
  'b."id", b."code", b."state", b."version", b."createdAt", b."createdBy", b."changedAt", b."voidedWhy", b."demo"';

// Primary keys of the batch and its stock.
const readBatches = statement(
  'coupons.batches',
  `SELECT ${BATCH}, s."batchId", ${NUMBERS} FROM "CouponBatch" b JOIN "CouponStock" s ON s."batchId" = b."id" WHERE b."id" = ANY($1::uuid[])`,
  BatchRow.extend(StockRow.shape),
);
// Unique index on code.
const readByCode = statement(
  'coupons.batches.code',
  'SELECT "id" FROM "CouponBatch" WHERE "code" = $1',
  z.object({ id: z.string() }),
);
// Primary key (batchId, version).
const readTerms = statement(
  'coupons.terms',
  `SELECT t."batchId", t."version", t."terms" FROM "CouponTerms" t
   JOIN unnest($1::uuid[], $2::int[]) AS n(b, v) ON t."batchId" = n.b AND t."version" = n.v`,
  z.object({ batchId: z.string(), version: z.number(), terms: z.unknown() }),
);
// Primary key, in id order after the members (4.F); a locked row is read as it is now.
const lockRows = statement(
  'coupons.stock.lock',
  `SELECT s."batchId", ${NUMBERS} FROM "CouponStock" s WHERE s."batchId" = ANY($1::uuid[]) ORDER BY s."batchId" FOR NO KEY UPDATE`,
  StockRow,
);
// Primary key; the rows are locked already.
const addNumbers = execution(
  'coupons.stock.add',
  `UPDATE "CouponStock" s SET "issued" = s."issued" + n.i, "claimed" = s."claimed" + n.c, "used" = s."used" + n.u,
     "expired" = s."expired" + n.e, "voided" = s."voided" + n.v
   FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) AS n(b, i, c, u, e, v) WHERE s."batchId" = n.b`,
);
// Primary key.
const writeTotal = execution('coupons.stock.total', 'UPDATE "CouponStock" SET "total" = $2 WHERE "batchId" = $1');
// Primary key.
const writeState = execution(
  'coupons.batch.state',
  `UPDATE "CouponBatch" SET "state" = $2, "version" = $3, "changedAt" = $4, "voidedWhy" = $5 WHERE "id" = $1`,
);
// Primary key; holds whoever else publishes or stops the batch.
const lockBatchRow = statement(
  'coupons.batch.lock',
  `SELECT ${BATCH} FROM "CouponBatch" b WHERE b."id" = $1 FOR NO KEY UPDATE`,
  BatchRow,
);

// No row: whoever gives names goes one after the other.
const lockNames = execution('coupons.batch.names', `SELECT pg_advisory_xact_lock(hashtext('coupons.batch.names'))`);
// Primary key; batches are some hundred.
const writeName = execution(
  'coupons.batch.name',
  `UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1 AND NOT EXISTS (SELECT FROM "CouponBatch" o WHERE lower(o."code") = $2)`,
);

const COLUMNS: Columns<BatchRow> = {
  id: 'uuid',
  code: 'text',
  state: 'text',
  version: 'int4',
  createdAt: 'timestamptz',
  createdBy: 'text',
  changedAt: 'timestamptz',
  voidedWhy: 'text',
  demo: 'bool',
};
const insertBatches = insertion<BatchRow>('coupons.batch.insert', 'CouponBatch', COLUMNS);
const insertStock = insertion<{ batchId: string; total: number | null }>('coupons.stock.insert', 'CouponStock', {
  batchId: 'uuid',
  total: 'int4',
});

/** Batches with their numbers, by id; unlocked. */
export async function batchesById(db: Db, ids: readonly string[]): Promise<Map<string, BatchRow & StockRow>> {
  if (ids.length === 0) return new Map();
  return new Map((await readBatches(db, [ids])).map((row) => [row.id, row]));
}

/** The id of the batch with the code, or null. */
export const batchOfCode = async (db: Db, code: string): Promise<string | null> =>
  (await readByCode(db, [code]))[0]?.id ?? null;

/** Locks a batch for whoever changes it; null when there is none. */
export const batchForUpdate = async (db: Db, id: string): Promise<BatchRow | null> =>
  (await lockBatchRow(db, [id]))[0] ?? null;

/** Gives a locked batch its name; answers 0 when another has it, in any case of its letters. */
export async function nameBatch(db: Db, id: string, code: string): Promise<number> {
  await lockNames(db, []);
  return writeName(db, [id, code]);
}

/** Saves a new batch with its empty stock. */
export async function insertBatch(db: Db, row: BatchRow, total: number | null): Promise<void> {
  await insertBatches(db, [row]);
  await insertStock(db, [{ batchId: row.id, total }]);
}

/** Changes the state and the version that counts. */
export const saveBatchState = (
  db: Db,
  row: Pick<BatchRow, 'id' | 'state' | 'version' | 'changedAt' | 'voidedWhy'>,
): Promise<number> => writeState(db, [row.id, row.state, row.version, row.changedAt, row.voidedWhy]);

// Unique index on code, primary key.
const readNamed = statement(
  'coupons.batches.named',
  'SELECT "id", "code" FROM "CouponBatch" WHERE "code" = ANY($1::text[]) OR "id" = ANY($2::uuid[])',
  z.object({ id: z.string(), code: z.string().nullable() }),
);

/** The ids of batches that somebody names by code or by the id that leaves the program; unknown ones are left out. */
export async function batchIdsNamed(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const ids = new Map(names.map((name) => [name, parseId('couponBatch', name)]));
  const rows = await readNamed(db, [names, [...ids.values()].filter((id) => id !== null)]);
  return new Map(
    names.flatMap((name) => {
      const row = rows.find(({ id, code }) => code === name || id === ids.get(name));
      return row === undefined ? [] : [[name, row.id] as const];
    }),
  );
}

/** Locks the stock of batches in id order and answers it as it is now: the last lock of whoever gives copies away. */
export const stocksForUpdate = async (db: Db, ids: readonly string[]): Promise<Map<string, StockRow>> =>
  new Map((ids.length === 0 ? [] : await lockRows(db, [ids])).map((row) => [row.batchId, row]));

/** Changes the whole stock of a locked batch. */
export const saveTotal = (db: Db, batchId: string, total: number | null): Promise<number> =>
  writeTotal(db, [batchId, total]);

/** What is added to the numbers of a batch. */
export type Added = { readonly batchId: string } & Partial<
  Record<'issued' | 'claimed' | 'used' | 'expired' | 'voided', number>
>;

/** Adds to the numbers of batches whose stock is locked. */
export async function addToStocks(db: Db, added: readonly Added[]): Promise<void> {
  if (added.length === 0) return;
  const of = (name: Exclude<keyof Added, 'batchId'>) => added.map((one) => one[name] ?? 0);
  const ids = added.map(({ batchId }) => batchId);
  await addNumbers(db, [ids, of('issued'), of('claimed'), of('used'), of('expired'), of('voided')]);
}

const TERMS_KEPT = 2_000;

/** A version of the terms of a batch. */
export type TermsKey = { readonly batchId: string; readonly version: number };

/** The name of a version. */
export const termsName = ({ batchId, version }: TermsKey): string => `${batchId}@${version}`;

/** Versions of terms by name; what is published never changes, so a process reads each once. */
export async function termsOf(db: Db, keys: readonly TermsKey[]): Promise<ReadonlyMap<string, Terms>> {
  const known = shared('coupons.terms', () => new Map<string, Terms>());
  const missing = keys.filter((key) => key.version > 0 && !known.has(termsName(key)));
  if (missing.length > 0) {
    if (known.size > TERMS_KEPT) known.clear();
    const rows = await readTerms(db, [missing.map(({ batchId }) => batchId), missing.map(({ version }) => version)]);
    for (const row of rows) known.set(termsName(row), TermsSchema.parse(row.terms));
  }
  return new Map(
    keys.flatMap((key) => {
      const terms = known.get(termsName(key));
      return terms === undefined ? [] : [[termsName(key), terms] as const];
    }),
  );
}
