// What is kept of members: one line for each context that keeps something (4.K).

export { adjustmentsHolding } from '@/lib/adjustments';
export { behavioursHolding } from '@/lib/behaviours';
export { benefitsHolding } from '@/lib/benefits';
export { budgetsHolding } from '@/lib/budgets';
export { catalogHolding } from '@/lib/catalog';
export { couponsHolding } from '@/lib/coupons';
export { decisionsHolding } from '@/lib/decisions';
export { deskHolding } from '@/lib/desk';
export { gamesHolding } from '@/lib/games';
export { growthHolding } from '@/lib/growth';
export { ledgerHolding } from '@/lib/ledger';
export { levelsHolding } from '@/lib/levels';
export { mallHolding } from '@/lib/mall';
export { membersHolding } from '@/lib/members';
export { mergingHolding } from '@/lib/merging';
export { messagingHolding } from '@/lib/messaging';
export { momentsHolding } from '@/lib/moments';
export { ordersHolding } from '@/lib/orders';
export { pointsHolding } from '@/lib/points';
export { pricingHolding } from '@/lib/pricing';
export { privacyHolding } from '@/lib/privacy';
export { referralHolding } from '@/lib/referral';
export { rewardsHolding } from '@/lib/rewards';
export { shopHolding } from '@/lib/shop';
export { suggestionsHolding } from '@/lib/suggestions';
export { tasksHolding } from '@/lib/tasks';
