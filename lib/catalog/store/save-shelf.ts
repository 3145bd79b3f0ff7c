import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import type { PriceSpan } from '../rules/price-line';
import type { LineKey, PriceLine, Product, Sku } from '../rules/shelf';

// Sets come as one JSON each. Primary key code; what is demo stays demo, what is real stays real.
const upsertProducts = execution(
  'catalog.products.save',
  `INSERT INTO "Product" ("code", "nameZh", "nameEn", "categoryCode", "brandCode", "tags", "version", "archivedAt",
     "createdAt", "changedAt", "demo")
   SELECT "code", "nameZh", "nameEn", "categoryCode", "brandCode", "tags", "version", "archivedAt", $2, $2, $3
   FROM jsonb_to_recordset($1::jsonb) AS r("code" text, "nameZh" text, "nameEn" text, "categoryCode" text,
     "brandCode" text, "tags" text[], "version" int8, "archivedAt" timestamptz)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn",
     "categoryCode" = excluded."categoryCode", "brandCode" = excluded."brandCode", "tags" = excluded."tags",
     "version" = excluded."version", "archivedAt" = excluded."archivedAt", "changedAt" = excluded."changedAt"`,
);
// Primary key code; a SKU stays with its product.
const upsertSkus = execution(
  'catalog.skus.save',
  `INSERT INTO "Sku" ("code", "productCode", "nameZh", "nameEn", "barcode", "everywhere", "archivedAt")
   SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("code" text, "productCode" text, "nameZh" text, "nameEn" text,
     "barcode" text, "everywhere" boolean, "archivedAt" timestamptz)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn",
     "barcode" = excluded."barcode", "everywhere" = excluded."everywhere", "archivedAt" = excluded."archivedAt"`,
);
// Primary key (skuCode, storeCode).
const upsertSold = execution(
  'catalog.sold.save',
  `INSERT INTO "SkuStore" ("skuCode", "storeCode", "sold", "changedAt")
   SELECT "skuCode", "storeCode", "sold", $2 FROM jsonb_to_recordset($1::jsonb) AS r("skuCode" text, "storeCode" text, "sold" boolean)
   ON CONFLICT ("skuCode", "storeCode") DO UPDATE SET "sold" = excluded."sold", "changedAt" = excluded."changedAt"`,
);
const deleteSold = execution(
  'catalog.sold.forget',
  `DELETE FROM "SkuStore" s USING jsonb_to_recordset($1::jsonb) AS r("skuCode" text, "storeCode" text)
   WHERE s."skuCode" = r."skuCode" AND s."storeCode" = r."storeCode"`,
);
// Primary key id.
const withdrawPrices = execution(
  'catalog.prices.withdraw',
  'UPDATE "SkuPrice" SET "withdrawnAt" = $2, "withdrawnBy" = $3 WHERE "id" = ANY($1::uuid[])',
);
const endPrices = execution(
  'catalog.prices.end',
  `UPDATE "SkuPrice" p SET "endsAt" = r."endsAt"
   FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid, "endsAt" timestamptz) WHERE p."id" = r."id"`,
);
// Guarded by the exclusion constraint SkuPrice_no_overlap.
const openPrices = execution(
  'catalog.prices.open',
  `INSERT INTO "SkuPrice" ("id", "skuCode", "kind", "holder", "storeCode", "amount", "startsAt", "endsAt", "setAt", "setBy")
   SELECT r.*, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid, "skuCode" text, "kind" text, "holder" text,
     "storeCode" text, "amount" int8, "startsAt" timestamptz, "endsAt" timestamptz)`,
);

/** Who changes the catalog and when; `isDemo` marks new products as part of the demo. */
export type Hand = { readonly now: Date; readonly actor: string; readonly isDemo: boolean };

/** Writes products, new and changed. */
export const saveProductRows = (db: Db, rows: readonly Product[], { now, isDemo }: Hand) =>
  whenAny(rows, () => upsertProducts(db, [JSON.stringify(rows), now, isDemo]));

/** Writes SKUs, new and changed. */
export const saveSkuRows = (db: Db, rows: readonly Sku[]) =>
  whenAny(rows, () => upsertSkus(db, [JSON.stringify(rows)]));

type Said = { readonly skuCode: string; readonly storeCode: string; readonly sold: boolean | null };

/** Writes what stores say about SKUs, and forgets what they no longer say. */
export async function saveSoldRows(db: Db, rows: readonly Said[], { now }: Hand): Promise<void> {
  const [gone, said] = [rows.filter(({ sold }) => sold === null), rows.filter(({ sold }) => sold !== null)];
  await whenAny(gone, () => deleteSold(db, [JSON.stringify(gone)]));
  await whenAny(said, () => upsertSold(db, [JSON.stringify(said), now]));
}

/** Writes lines of prices as they became: rows withdrawn, rows that end anew, new rows. */
export async function savePriceLines(
  db: Db,
  lines: readonly { readonly before: PriceLine | undefined; readonly after: PriceLine }[],
  { now, actor }: Hand,
): Promise<void> {
  const withdrawn = lines.flatMap(({ before, after }) =>
    (before?.rows ?? []).filter((row) => !after.rows.some(({ id }) => id === row.id)).map(({ id }) => id),
  );
  const kept = new Map(lines.flatMap(({ before }) => (before?.rows ?? []).map((row) => [row.id, row])));
  const all = lines.flatMap(({ after }) => after.rows.map((row) => ({ ...rowOf(after, row) })));
  const ended = all.filter((row) => kept.has(row.id) && kept.get(row.id)?.endsAt?.getTime() !== row.endsAt?.getTime());
  const opened = all.filter((row) => !kept.has(row.id));
  // What leaves makes room first: rows of a line may not overlap at any moment.
  await whenAny(withdrawn, () => withdrawPrices(db, [withdrawn, now, actor]));
  await whenAny(ended, () => endPrices(db, [JSON.stringify(ended)]));
  await whenAny(opened, () => openPrices(db, [JSON.stringify(opened), now, actor]));
}

const rowOf = ({ skuCode, kind, holder, storeCode }: LineKey, { id, amount, startsAt, endsAt }: PriceSpan) => ({
  id,
  skuCode,
  kind,
  holder,
  storeCode,
  amount,
  startsAt,
  endsAt,
});

async function whenAny(rows: readonly unknown[], write: () => Promise<number>): Promise<void> {
  if (rows.length > 0) await write();
}
