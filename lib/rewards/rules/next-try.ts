const MINUTE_MS = 60_000;
// Soon, since a batch may be refilled at once; then rarely: whoever must act sees it on his page.
const WAITS = [10, 60, 6 * 60];
const DAILY = 24 * 60;

/** When a gift that could not be given is tried again, after so many tries: at growing distances, at last once a day. */
export const nextTry = (tries: number, now: Date): Date =>
  new Date(now.getTime() + (WAITS[tries - 1] ?? DAILY) * MINUTE_MS);

// Nobody will ever read it, or be there to get it.
const HOPELESS: readonly string[] = ['reward_unknown', 'member_not_found'];

/** Whether trying again may help: stock, budgets, benefits and members come back, a reward of no kind does not. */
export const mayHeal = (code: string): boolean => !HOPELESS.includes(code);
