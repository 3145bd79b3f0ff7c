import 'server-only';

export { importGoodsFromTerminal } from './cli/import-goods-command';
export { importOrdersFromTerminal } from './cli/import-orders-command';
export { terminalLocale, translator } from './cli/translate';
export { usageText } from './cli/usage';
