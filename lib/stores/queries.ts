import 'server-only';
import { z } from 'zod';
import type { Scope } from '@/lib/kernel/actor';
import { query } from '@/lib/platform/query';
import { reachedStores } from './rules/reached-stores';
import { allRegions, allStores, knownStores, type RegionRecord, type StoreRecord } from './store';

/** All regions, for pages and forms. */
export const regionList = query({
  can: 'stores.read',
  input: z.object({}),
  run: (): Promise<RegionRecord[]> => allRegions(),
});

/** All stores, for pages and forms. */
export const storeList = query({
  can: 'stores.read',
  input: z.object({}),
  run: (): Promise<StoreRecord[]> => allStores(),
});

/** The codes of the stores that a scope reaches; null when it reaches everything (S1-5.1). */
export async function storeCodesIn(scope: Scope): Promise<readonly string[] | null> {
  return scope === null ? null : reachedStores(await allStores(), scope);
}

/** The codes of the stores of a region by its code; none for a region that there is not. */
export async function storeCodesOfRegion(code: string): Promise<readonly string[]> {
  const [stores, regions] = await Promise.all([allStores(), allRegions()]);
  const region = regions.find((one) => one.code === code);
  return stores.filter(({ regionId }) => regionId === region?.id).map((store) => store.code);
}

/** A region with what it is called and the codes of its stores of today. */
export type RegionPlace = Pick<RegionRecord, 'code' | 'nameZh' | 'nameEn'> & { readonly stores: readonly string[] };

/** All regions with their stores, in the order of their codes. */
export async function regionPlaces(): Promise<readonly RegionPlace[]> {
  const [stores, regions] = await Promise.all([allStores(), allRegions()]);
  return regions
    .map(({ id, code, nameZh, nameEn }) => ({
      code,
      nameZh,
      nameEn,
      stores: stores.filter(({ regionId }) => regionId === id).map((store) => store.code),
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** What anybody may read of a store on a receipt. */
export type StoreName = {
  readonly zh: string;
  readonly en: string;
  readonly phone: string;
  readonly isClosed: boolean;
};

const said = ({ nameZh, nameEn, phone, closedAt }: StoreRecord): StoreName => ({
  zh: nameZh,
  en: nameEn,
  phone,
  isClosed: closedAt !== null,
});

const byCode = (stores: readonly StoreRecord[]): ReadonlyMap<string, StoreName> =>
  new Map(stores.map((store) => [store.code, said(store)]));

/** The names of all stores by code, of closed ones too; at most a second old. */
export const storeNames = async (): Promise<ReadonlyMap<string, StoreName>> => byCode(await knownStores.read());

/** The same as they are this moment: for whoever is there for one of them. */
export const storeNamesNow = async (): Promise<ReadonlyMap<string, StoreName>> => byCode(await allStores());

/** A store with the code of its region. */
export type StorePlace = { readonly code: string; readonly region: string | null };

/** Where all stores stand, by code. */
export async function storePlaces(): Promise<ReadonlyMap<string, StorePlace>> {
  const [stores, regions] = await Promise.all([allStores(), allRegions()]);
  const names = new Map(regions.map(({ id, code }) => [id, code]));
  return new Map(stores.map(({ code, regionId }) => [code, { code, region: names.get(regionId) ?? null }]));
}

/** The store of a code with the code of its region, or null. */
export const storePlace = async (code: string): Promise<StorePlace | null> => (await storePlaces()).get(code) ?? null;
