// What operators can set: one line for each section, from the context that reads it.

export { adjustmentsSection } from '@/lib/adjustments';
export { approvalsSection } from '@/lib/approvals';
export { auditSection } from '@/lib/audit';
export { benefitsSection } from '@/lib/benefits';
export { couponsSection } from '@/lib/coupons';
export { gamesSection } from '@/lib/games';
export { levelsSection } from '@/lib/levels';
export { membersSection } from '@/lib/members';
export { ordersSection } from '@/lib/orders';
export { pointsSection } from '@/lib/points';
export { equalPriceSection, pricingSection } from '@/lib/pricing';
export { privacySection } from '@/lib/privacy';
export { riskSection } from '@/lib/risk';
export { shopSection } from '@/lib/shop';
export { suggestionsSection } from '@/lib/suggestions';
export { checkInSection } from '@/lib/tasks';
export { workbenchSection } from '@/lib/workbench';
