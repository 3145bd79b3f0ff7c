import 'server-only';

export { type BenefitCandidate, benefitCandidates, type CandidatesAsked } from './candidates';
export { applyBenefitEvent } from './use/apply';
export { loadBenefitWork } from './use/load';
export { saveBenefitWork } from './use/save';
export type { BenefitMove, BenefitRef, BenefitWork, OrderBenefitEvent } from './use/work';
