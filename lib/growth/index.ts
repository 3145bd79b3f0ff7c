import 'server-only';

export {
  clawBackBehaviourGrowth,
  gainBehaviourGrowth,
  growthBehaviours,
  loadBehaviourGrowth,
  saveGrowthWork,
} from './behaviour';
export { growthPromise } from './promise';
export { type GrowthRules, GrowthRulesSchema } from './schema';
export { growthRules, growthVersions, saveGrowthRules, withdrawGrowthRules } from './store';
export {
  clawBackOrderGrowth,
  type GrowthGained,
  type GrowthWork,
  gainOrderGrowth,
  loadGrowthWork,
  orderGainKey,
} from './work';
