import { z } from 'zod';

/** What colleagues should look out for with a member (B2, 4.L). */
export const RISK_REASONS = [
  'suspected_fraud',
  'many_accounts',
  'refund_abuse',
  'benefit_hunting',
  'shared_card',
  'complaint',
] as const;

/** One of them. */
export type RiskReason = (typeof RISK_REASONS)[number];

/** The reason as kept; one that nobody knows any more counts as the most general. */
export const riskReasonOf = (kept: string): RiskReason => RISK_REASONS.find((one) => one === kept) ?? 'suspected_fraud';

const Note = z.string().trim().min(4).max(200);

/** Whom colleagues should look out for, why, and what stands in the trail beside it. */
export const MarkRiskInput = z.object({ memberId: z.string().max(64), reason: z.enum(RISK_REASONS), note: Note });

/** Whom there is nothing against any more, and why. */
export const ClearRiskInput = z.object({ memberId: z.string().max(64), note: Note });
