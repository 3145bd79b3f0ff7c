import 'server-only';

export { quoteFromTerminal } from './cli/quote';
