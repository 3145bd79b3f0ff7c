import { catalogFacts, syncBrands, syncProducts } from '@/lib/catalog';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';

/** The moment at which tests of goods say things. */
export const NOW = new Date('2026-03-01T00:00:00Z');
export const day = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
export const iso = (days: number): string => day(days).toISOString();
export const caller = (now = NOW) => systemCaller('test', now);

/** Takes in products as a sender would. */
export const products = (...said: unknown[]) => execute(syncProducts, caller(), { products: said });
export const productsAt = (now: Date, ...said: unknown[]) => execute(syncProducts, caller(now), { products: said });
export const tea = (code: string, more: object = {}) => ({ code, nameZh: '龙井', category: 'grocery', ...more });
export const priced = (code: string, ...prices: unknown[]) => tea(code, { skus: [{ code, prices }] });
export const list = (amount: number, more: object = {}) => ({ kind: 'list', amount, ...more });

/** What tables say. */
export const rows = async (text: string, values: unknown[] = []) => (await pool().query(text, values)).rows;
export const trail = (action: string) =>
  rows('SELECT "objectId", "before", "after" FROM "AuditEntry" WHERE "action" = $1 ORDER BY "id"', [action]);
export const pricesOf = (sku: string) =>
  rows(
    `SELECT "amount"::int, "startsAt", "endsAt", "withdrawnAt" IS NOT NULL AS gone FROM "SkuPrice"
     WHERE "skuCode" = $1 ORDER BY "startsAt", "id"`,
    [sku],
  );
export const factsOf = async (sku: string, at = NOW, storeCode: string | null = null) =>
  (await catalogFacts(pool(), [sku], { storeCode, at })).get(sku);

/** The standard program with two stores in the east and a brand. */
export async function givenShop(): Promise<void> {
  await installStandardProgram(pool());
  await execute(saveRegionCommand, caller(), { code: 'east', nameZh: '华东', nameEn: 'East' });
  for (const code of ['SH01', 'HZ01'])
    await execute(saveStoreCommand, caller(), { code, regionCode: 'east', nameZh: code, nameEn: code });
  await execute(syncBrands, caller(), { brands: [{ code: 'leaf', nameZh: '一叶', nameEn: 'One Leaf' }] });
}
