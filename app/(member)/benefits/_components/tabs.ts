/** The tabs of the page of benefits (M3). */
export const BENEFIT_TABS = ['active', 'locked', 'used', 'soon'] as const;

/** One of them. */
export type BenefitTabName = (typeof BENEFIT_TABS)[number];

/** The tab that an address names; what it says wrongly counts as unsaid. */
export const readTab = (said: string | string[] | undefined): BenefitTabName =>
  BENEFIT_TABS.find((one) => one === said) ?? 'active';
