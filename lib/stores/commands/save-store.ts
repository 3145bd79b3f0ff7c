import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { SaveRegionInput, SaveStoreInput } from '../schema';
import { regionForUpdate, saveRegion, saveStore, storeForUpdate } from '../store';

/** Creates a region, or changes the names of the one with this code. */
export const saveRegionCommand = command({
  name: 'stores.saveRegion',
  can: 'stores.edit',
  input: SaveRegionInput,
  async run({ db }, { isDemo, isNew, ...said }) {
    const before = await regionForUpdate(db, said.code);
    if (before !== null && isNew) throw new Refusal('code_taken', { code: said.code });
    const after = await saveRegion(db, { id: before?.id ?? newId(), demo: isDemo, ...said });
    return { before, after };
  },
  audit: (_, { before, after }) => ({ objectType: 'region', objectId: after.id, before, after }),
});

/** Creates a store in a region, or changes what is said of the one with this code; closing it keeps all it was. */
export const saveStoreCommand = command({
  name: 'stores.saveStore',
  can: 'stores.edit',
  input: SaveStoreInput,
  async run({ db, now }, { isDemo, isNew, isClosed, regionCode, ...said }) {
    const region = await regionForUpdate(db, regionCode);
    if (region === null) throw new Refusal('region_not_found', { code: regionCode }, 422);
    const before = await storeForUpdate(db, said.code);
    if (before !== null && isNew) throw new Refusal('code_taken', { code: said.code });
    const closedAt = isClosed ? (before?.closedAt ?? now) : null;
    const after = await saveStore(db, {
      id: before?.id ?? newId(),
      demo: isDemo,
      regionId: region.id,
      closedAt,
      ...said,
    });
    return { before, after };
  },
  audit: (_, { before, after }) => ({ objectType: 'store', objectId: after.id, before, after }),
});
