import 'server-only';

export { importOrdersFromTerminal } from './cli/import-orders-command';
export { terminalLocale, translator } from './cli/translate';
export { usageText } from './cli/usage';
