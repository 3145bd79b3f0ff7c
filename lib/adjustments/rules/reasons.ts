/** Why somebody changes a book by hand; the member reads it. `other` is what integrations send without a code. */
export const ADJUST_REASONS = ['goodwill', 'missed', 'correction', 'event', 'abuse', 'other'] as const;

/** Why somebody changes a book by hand. */
export type AdjustReason = (typeof ADJUST_REASONS)[number];
