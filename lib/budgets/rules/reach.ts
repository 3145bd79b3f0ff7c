/** The shares of a limit that people are told of, in percent (4.G). */
const ALERTS = [50, 80, 100] as const;

/** The whole percent of a limit that is used; a limit of nothing is used up. */
export const percentOf = (used: number, limit: number): number =>
  limit === 0 || used >= limit ? 100 : Number((BigInt(used) * 100n) / BigInt(limit));

/** The shares that are reached now and were not told of before: each is told once. */
export const sharesReached = (used: number, limit: number, alerted: number): readonly number[] =>
  ALERTS.filter((percent) => percent > alerted && percent <= percentOf(used, limit));
