import 'server-only';

export {
  clawBackBehaviourGrowth,
  gainBehaviourGrowth,
  growthBehaviours,
  loadBehaviourGrowth,
  saveGrowthWork,
} from './behaviour';
export type { GrowthRules } from './schema';
export { growthRules, saveGrowthRules } from './store';
export {
  clawBackOrderGrowth,
  type GrowthGained,
  type GrowthWork,
  gainOrderGrowth,
  loadGrowthWork,
  orderGainKey,
} from './work';
