import { latestSaid } from '@/lib/kernel/instant';

/** Whether something can have happened at its time: not after now, not before its member joined. */
export type MomentDecision =
  | { readonly kind: 'counts' }
  | { readonly kind: 'in_future' | 'before_joining'; readonly facts: Readonly<Record<string, string>> };

/** Judges the time that an event says, since it is by that time that it earns (4.H, 4.L). */
export function decideMoment(at: Date, registeredAt: Date, now: Date): MomentDecision {
  const latest = latestSaid(now);
  if (at > latest) return { kind: 'in_future', facts: { at: at.toISOString(), latest: latest.toISOString() } };
  if (at >= registeredAt) return { kind: 'counts' };
  return { kind: 'before_joining', facts: { at: at.toISOString(), registeredAt: registeredAt.toISOString() } };
}
