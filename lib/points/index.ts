import 'server-only';

export type { Cut } from '@/lib/kernel/earning';
export {
  type BehaviourClaw,
  type BehaviourEarning,
  clawBackBehaviourPoints,
  earnBehaviourPoints,
  pointsBehaviours,
} from './behaviour';
export { orderWindowEnd } from './order-window';
export { type PointsRules, signUpPoints } from './schema';
export { pointsRules, savePointsRules } from './store';
export {
  activateOrderPoints,
  clawBackOrderPoints,
  earnOrderPoints,
  earnSignUpPoints,
  loadPointsWork,
  orderEarnKey,
  type PointsEarned,
  type PointsTaken,
  type PointsWork,
  savePointsWork,
} from './work';
