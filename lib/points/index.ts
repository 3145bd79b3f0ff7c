import 'server-only';

export type { Cut } from '@/lib/kernel/earning';
export { earnBehaviourPoints, pointsBehaviours } from './behaviour';
export { clawBackPoints, type PointsTaken } from './claw-back';
export { holdPoints, postHeldPoints, returnPoints, spendPoints, voidHeldPoints } from './commands/spend-points';
export { creditEnd } from './credit-end';
export { pointsHolding } from './holding';
export { endHolds } from './jobs/end-holds';
export { type ExpiryRun, expirePoints } from './jobs/expire-points';
export {
  holdOrderPoints,
  releaseOrderPoints,
  returnOrderPoints,
  type TenderedOrder,
  useOrderPoints,
} from './order-tender';
export { orderWindowEnd } from './order-window';
export { type CapRoom, pointsCapRooms, pointsEarning, pointsPromise } from './promise';
export type { PointsPromise } from './rules/promise';
export { type PointsRules, PointsRulesSchema, signUpPoints } from './schema';
export { pointsSection, pointsSettings } from './settings';
export type { SpendAnswer, SpendAsk } from './spending/asks';
export { processSpendingIn } from './spending/process';
export { carriedPointsUse, pointsRules, pointsVersions, savePointsRules, withdrawPointsRules } from './store';
export { type TenderQuote, tenderQuote } from './tender';
export {
  activateOrderPoints,
  earnOrderPoints,
  earnSignUpPoints,
  loadPointsWork,
  orderEarnKey,
  type PointsEarned,
  type PointsWork,
  savePointsWork,
} from './work';
