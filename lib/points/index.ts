import 'server-only';

export type { Cut } from './rules/caps';
export type { PointsRules } from './schema';
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
