import 'server-only';

export { rewardChoices } from './choices';
export type { Gift, Given, GivenItem, TakenBack, TakenItem } from './gift';
export { giveRewards } from './give';
export { itemKeysFrom } from './giver';
export { rewardsHolding } from './holding';
export { giveOwed } from './jobs/give-owed';
export { giveOrOwe } from './owe';
export {
  drawChances,
  drawChancesOf,
  giftsOf,
  makeUpCards,
  type OwedGift,
  owedGifts,
  owedToMember,
  rewardNames,
  tellGiven,
} from './queries';
export { describeRewards, type RewardLine, type RewardNames } from './rules/describe';
export { type Reward, rewardsSchema } from './schema';
export { giftKeys } from './store/gifts';
export { CarriedGiftsSchema, mergeGifts, splitGifts } from './store/merge';
export { takeBackRewards } from './take-back';
export { useDrawChances, useMakeUpCard } from './tickets';
