/** How far back the trail is read, in days; without a choice a week (S1-5.2). */
export const WINDOW_DAYS = { day: 1, week: 7, month: 30, quarter: 92, all: 36_500 } as const;

/** A choice of how far back. */
export type AuditWindow = keyof typeof WINDOW_DAYS;
