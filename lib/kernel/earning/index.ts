export {
  amountOf,
  type BehaviourRule,
  BehaviourRulesSchema,
  earningWays,
  factsOf,
  ruleFor,
  wayOfType,
  withdrawnWay,
} from './behaviours';
export {
  type CapMoment,
  type CapUse,
  type CapUses,
  capPeriods,
  capUses,
  changedUses,
  grantUnder,
  returnRoom,
  roomUnder,
} from './cap-uses';
export { type Cap, CapSchema, type Cut, decideGrant, type Granted, PERIODS, type Period, periodName } from './caps';
export { type Earned, type EarningFacts, evaluateEarning, type Factor, shareOverLines } from './evaluate';
export type { EarningLine } from './kind';
export { conditionKinds } from './registry';
export { type Earning, EarningSchema, type When } from './schema';
export type { BehaviourSaid, EarningWay } from './way';
