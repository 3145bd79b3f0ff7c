import 'server-only';

export { saveRegionCommand, saveStoreCommand } from './commands/save-store';
export { regionList, storeCodesIn, storeList } from './queries';
export type { RegionRecord, StoreRecord } from './store';
