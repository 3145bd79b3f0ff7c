/** Where a member stands in his life with the program (P-lifecycle). */
export type Lifecycle = 'new' | 'active' | 'silent' | 'dormant' | 'lost';

/** The stages in the order of a life. */
export const LIFECYCLES = ['new', 'active', 'silent', 'dormant', 'lost'] as const satisfies readonly Lifecycle[];

/** For how many days somebody is new, and after how many without purchase or interaction he is what (C7). */
export type StageDays = {
  readonly newDays: number;
  readonly silentDays: number;
  readonly dormantDays: number;
  readonly lostDays: number;
};

/** What a stage depends on. */
export type Life = {
  readonly registeredAt: Date;
  readonly lastOrderAt: Date | null;
  readonly lastActAt: Date | null;
};

const DAY_MS = 86_400_000;

/**
 * The stage at the instant: new in the first days, which comes first; then by whole days since the last purchase or
 * interaction, or since the registration of somebody who never did either; every range is half-open (C7, P-lifecycle).
 */
export function computeLifecycle(
  { registeredAt, lastOrderAt, lastActAt }: Life,
  now: Date,
  stages: StageDays,
): Lifecycle {
  if (daysBetween(registeredAt, now) < stages.newDays) return 'new';
  const seen = [lastOrderAt, lastActAt].flatMap((at) => at?.getTime() ?? []);
  const days = daysBetween(seen.length === 0 ? registeredAt : new Date(Math.max(...seen)), now);
  if (days < stages.silentDays) return 'active';
  if (days < stages.dormantDays) return 'silent';
  return days < stages.lostDays ? 'dormant' : 'lost';
}

const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS);
