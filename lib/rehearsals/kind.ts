/** What may be back-tested: one offer, a campaign with its parts, the rules by which orders earn, the scheme of levels. */
export const KINDS = ['offer', 'campaign', 'points', 'growth', 'levels'] as const;

/** One of them. */
export type Kind = (typeof KINDS)[number];
