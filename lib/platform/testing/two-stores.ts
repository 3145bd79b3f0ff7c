// Two regions with a store each, and a household that belongs to the western one: for what nobody of the east may see.
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { execute } from '../command';
import { pool } from '../db';
import { systemCaller } from '../system-caller';

/** A store as a scope names it. */
export type TestStore = { readonly id: string; readonly code: string; readonly regionId: string };

/** Opens `west-1` in the region `west`, and `east-1` in the east. */
export async function twoStores(): Promise<{ readonly west: TestStore; readonly east: TestStore }> {
  const shop = (code: string) => ({ code, nameZh: code, nameEn: code, isNew: true });
  const open = async (region: string): Promise<TestStore> => {
    const code = `${region}-1`;
    await execute(saveRegionCommand, systemCaller('test'), shop(region));
    await execute(saveStoreCommand, systemCaller('test'), { ...shop(code), regionCode: region });
    const { rows } = await pool().query('SELECT "id", "code", "regionId" FROM "Store" WHERE "code" = $1', [code]);
    return rows[0];
  };
  return { west: await open('west'), east: await open('east') };
}

/** Makes somebody a member of a store. */
export const settle = (memberId: string, { code }: TestStore) =>
  pool().query('UPDATE "Member" SET "storeCode" = $2 WHERE "id" = $1', [memberId, code]);
