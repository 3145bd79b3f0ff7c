import 'server-only';

export {
  gainBehaviourGrowth,
  growthBehaviours,
  loadBehaviourGrowth,
  saveGrowthWork,
} from './behaviour';
export { clawBackBehaviourGrowth, clawBackGrowth } from './claw-back';
export { growthHolding } from './holding';
export { growthEarning, growthPromise } from './promise';
export { type GrowthRules, GrowthRulesSchema } from './schema';
export { carriedGrowthUse, growthRules, growthVersions, saveGrowthRules, withdrawGrowthRules } from './store';
export {
  type GrowthGained,
  type GrowthWork,
  gainOrderGrowth,
  loadGrowthWork,
  orderGainKey,
} from './work';
