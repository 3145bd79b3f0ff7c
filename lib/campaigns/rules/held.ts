import type { Window } from './life';

/** When a campaign held its parts, half-open: what was given or bought by them between these is its own (4.H). */
export type HeldSpan = { readonly from: Date; readonly to: Date };

/**
 * The time in which the parts of a campaign gave for it: from its start, or from its approval when that came later, to its
 * end, or to the instant at which somebody ended it before. Null while it was never approved, or never began.
 */
export function heldSpan(
  window: Pick<Window, 'startsAt' | 'endsAt'> | null,
  { approvedAt, endedAt }: { readonly approvedAt: Date | null; readonly endedAt: Date | null },
): HeldSpan | null {
  if (window === null || approvedAt === null) return null;
  const from = approvedAt > window.startsAt ? approvedAt : window.startsAt;
  const to = endedAt !== null && endedAt < window.endsAt ? endedAt : window.endsAt;
  return from < to ? { from, to } : null;
}

/** The time of the same length just before. */
export const spanBefore = ({ from, to }: HeldSpan): HeldSpan => ({
  from: new Date(from.getTime() * 2 - to.getTime()),
  to: from,
});
