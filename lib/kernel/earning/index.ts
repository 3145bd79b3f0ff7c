export { type Earned, type EarningFacts, evaluateEarning, type Factor, shareOverLines } from './evaluate';
export type { EarningLine } from './kind';
export { conditionKinds } from './registry';
export { type Earning, EarningSchema, type When } from './schema';
