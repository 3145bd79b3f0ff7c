import { z } from 'zod';

/** Why an account is frozen: each is a sentence that the member reads, with what he can do about it (4.L). */
export const FREEZE_REASONS = ['account_safety', 'lost_phone', 'own_request', 'refund_dispute', 'unusual_use'] as const;

/** One of them. */
export type FreezeReason = (typeof FREEZE_REASONS)[number];

/** The reason as kept; one that nobody knows any more counts as the most general. */
export const freezeReasonOf = (kept: string | null): FreezeReason =>
  FREEZE_REASONS.find((one) => one === kept) ?? 'account_safety';

const Note = z.string().trim().min(4).max(200);

/** Whose account is frozen, what he is told, and what stands in the trail beside it. */
export const FreezeInput = z.object({ memberId: z.string().max(64), reason: z.enum(FREEZE_REASONS), note: Note });

/** Whose account is free again, and why. */
export const UnfreezeInput = z.object({ memberId: z.string().max(64), note: Note });
