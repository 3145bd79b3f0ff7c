import 'server-only';

export { earningAsWritten, orderRulesAt } from './as-written';
export { dropEarningDraftCommand, saveEarningDraftCommand } from './commands/drafts';
export { publishEarningRulesCommand } from './commands/publish-rules';
export { type Simulation, simulateEarningCommand } from './commands/simulate-rules';
export { withdrawEarningRulesCommand } from './commands/withdraw-rules';
export { type BasketLine, type OrderPromise, orderPromise } from './order-promise';
export { type EarningPage, earningPage } from './queries';
