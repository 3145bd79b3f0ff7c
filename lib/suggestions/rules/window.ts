const DAY_MS = 86_400_000;

/** From when purchases count for suggestions: so many days of 24 hours back. */
export const windowStart = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
