import 'server-only';

export { dropEarningDraftCommand, saveEarningDraftCommand } from './commands/drafts';
export { publishEarningRulesCommand } from './commands/publish-rules';
export { type Simulation, simulateEarningCommand } from './commands/simulate-rules';
export { type EarningPage, earningPage } from './queries';
