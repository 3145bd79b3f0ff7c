import 'server-only';

export { benefitName, type ClerkUse, clerkUses, type DeskBenefit, deskBenefits } from './at-desk';
export { type BenefitCandidate, benefitCandidates, type CandidatesAsked } from './candidates';
export { candidateOfTerms, candidatesInForce } from './candidates-of-terms';
export { grantBenefitCommand } from './commands/grant';
export {
  type Redeemed,
  redeemBenefit,
  returnBenefit,
  undoBenefitUse,
} from './commands/use';
export { type BenefitPage, type BenefitRowView, benefitPage, benefitRows } from './console';
export type { GrantAnswer, GrantAsk } from './grant/asks';
export { grantIn } from './grant/process';
export { voidUnused } from './grant/void-unused';
export type { Holder } from './holders';
export { benefitsHolding } from './holding';
export { type BenefitInForce, benefitsInForce } from './in-force';
export { planBenefitJobs } from './jobs/plan';
export { runBenefitJobs } from './jobs/run';
export { grantOnBehaviour, grantOnEnrolled, grantOnLevel, grantOnOrder } from './listen';
export { openBenefit } from './open';
export { type GrantView, grantsOf, type LockedBenefit, memberBenefits, memberUses, viewsOf } from './queries';
export { type RehearsedCosts, rehearseWithCosts } from './rehearsed-costs';
export { TermsSchema as BenefitTermsSchema } from './rules/terms';
export { benefitsHeld, benefitsUsed } from './segment-attributes';
export { benefitsSection, benefitUndoSeconds } from './settings';
export { saveStandardBenefits } from './standard';
export { CarriedGrantsSchema, mergeGrants, splitGrants } from './store/merge';
export { unlockedGrants } from './store/unlocked';
export { benefitBook } from './store/versions';
export { applyBenefitEvent } from './use/apply';
export { loadBenefitWork } from './use/load';
export { saveBenefitWork } from './use/save';
export type { BenefitMove, BenefitRef, BenefitWork, OrderBenefitEvent } from './use/work';
export { sayBenefit } from './words';
