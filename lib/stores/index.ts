import 'server-only';

export { saveRegionCommand, saveStoreCommand } from './commands/save-store';
export {
  type RegionPlace,
  regionList,
  regionPlaces,
  storeCodesIn,
  storeCodesOfRegion,
  storeList,
  storeNames,
  storeNamesNow,
  storePlace,
  storePlaces,
} from './queries';
export type { RegionRecord, StoreRecord } from './store';
