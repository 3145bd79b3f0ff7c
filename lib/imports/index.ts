import 'server-only';

export { importOrdersFromTerminal, type Terminal, type WithDatabase } from './cli/import-orders-command';
export { type Translate, terminalLocale, translator } from './cli/translate';
export { usageText } from './cli/usage';
export { reasonsOf, rowsOf, type Tally } from './rules/tally';
export { type ImportOptions, type ImportProgress, type ImportReport, importOrders } from './run/import-orders';
export { type ImportMap, ImportMapFile, ONLINE_RETAIL } from './schema';
