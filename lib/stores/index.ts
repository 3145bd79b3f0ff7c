import 'server-only';

export { saveRegionCommand, saveStoreCommand } from './commands/save-store';
export {
  regionList,
  storeCodesIn,
  storeCodesOfRegion,
  storeList,
  storeNames,
  storeNamesNow,
  storePlace,
} from './queries';
export type { RegionRecord, StoreRecord } from './store';
