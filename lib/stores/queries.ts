import 'server-only';
import { z } from 'zod';
import type { Scope } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { reachedStores } from './rules/reached-stores';
import { allRegions, allStores, type RegionRecord, type StoreRecord } from './store';

/** All regions, for pages and forms. */
export const regionList = query({
  can: 'stores.read',
  input: z.object({}),
  run: ({ db }): Promise<RegionRecord[]> => allRegions(db),
});

/** All stores, for pages and forms. */
export const storeList = query({
  can: 'stores.read',
  input: z.object({}),
  run: ({ db }): Promise<StoreRecord[]> => allStores(db),
});

/** The codes of the stores that a scope reaches; null when it reaches everything (S1-5.1). */
export async function storeCodesIn(db: Db, scope: Scope): Promise<readonly string[] | null> {
  return scope === null ? null : reachedStores(await allStores(db), scope);
}

/** The names of all stores by code: what anybody may read on a receipt. */
export async function storeNames(db: Db): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  return new Map((await allStores(db)).map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));
}
