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
export {
  type Cap,
  CapsSchema,
  type Cut,
  decideGrant,
  type Granted,
  PERIODS,
  type Period,
  periodEnd,
  periodName,
} from './caps';
export {
  type Earned,
  type EarningFacts,
  evaluateEarning,
  type Factor,
  type LineMultiplier,
  shareOverLines,
} from './evaluate';
export {
  type BehaviourEarning,
  type BehaviourGrant,
  behaviourCredit,
  cutReason,
  grantBehaviour,
  waivedReasons,
} from './grant';
export type { ConditionKind, EarningLine, FieldKind } from './kind';
export { type KnownNames, type UnknownName, unknownNames } from './names';
export { conditionKinds } from './registry';
export { type OrderRules, type Played, type PlayedOrder, replayOrders } from './replay';
export { type Earning, EarningSchema, type When } from './schema';
export {
  type Difference,
  describeBehaviours,
  describeCaps,
  describeEarning,
  diffSentences,
  type Sentence,
} from './sentences';
export type { BehaviourSaid, EarningWay } from './way';
