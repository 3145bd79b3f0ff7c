/** Where a member stands in his life with the program (P-lifecycle). */
export type Lifecycle = 'new' | 'active' | 'silent' | 'dormant' | 'lost';

/** The stages in the order of a life. */
export const LIFECYCLES = ['new', 'active', 'silent', 'dormant', 'lost'] as const satisfies readonly Lifecycle[];

const DAY_MS = 86_400_000;
const NEW_DAYS = 30;
const SILENT_FROM = 30;
const DORMANT_FROM = 90;
const LOST_FROM = 180;

/**
 * The stage at the instant: new in the first 30 days, which comes first; then by whole days since the last order, or
 * since the registration of somebody who never ordered (P-lifecycle).
 */
export function computeLifecycle(
  { registeredAt, lastOrderAt }: { readonly registeredAt: Date; readonly lastOrderAt: Date | null },
  now: Date,
): Lifecycle {
  if (daysBetween(registeredAt, now) < NEW_DAYS) return 'new';
  const days = daysBetween(lastOrderAt ?? registeredAt, now);
  if (days < SILENT_FROM) return 'active';
  if (days < DORMANT_FROM) return 'silent';
  return days < LOST_FROM ? 'dormant' : 'lost';
}

const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS);
