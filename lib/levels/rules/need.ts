import { addDays, validityEnd } from '@/lib/kernel/day';
import type { Earned, Held } from './held';
import { type DatedVersion, versionsWithin } from './versions';

/** The first and the last instant at which events of a set ask for a member's level. */
export type Span = { readonly from: Date; readonly to: Date };

/**
 * From when on single purchases of the member are needed to settle events of the span, or null when the totals are
 * enough, which is nearly always: nothing ends or can be renewed by then, neither of what is held, nor of what a refund
 * could uncover beneath it, nor of a level that the events themselves may bring (4.B.3–4.B.5). `from` null: all of them.
 */
export function purchaseNeed(
  held: Held,
  { from, to }: Span,
  versions: readonly DatedVersion[],
  zone: string,
): { readonly from: Date | null } | null {
  const layers = layersOf(held);
  const within = versionsWithin(versions, from < to ? from : to, to);
  const schemes = within.map(({ scheme }) => scheme);
  const ahead = Math.max(...schemes.map(({ renewAheadDays }) => renewAheadDays));
  const opensBy = (validTo: Date) => addDays(validTo, -ahead, zone) <= to;
  const shortest = Math.min(...schemes.map(({ validityMonths }) => validityMonths));
  const isNeeded =
    held.reachFrom !== null ||
    schemes.some(({ reachWindow }) => reachWindow.kind !== 'LIFETIME') ||
    layers.some(({ graceUntil, validTo, provisional }) => {
      return graceUntil !== null || provisional?.kind === 'kept' || (validTo !== null && opensBy(validTo));
    }) ||
    (from < to && opensBy(validityEnd(from, shortest, zone)));
  if (!isNeeded) return null;
  const isBounded = schemes.every(({ keepWindow }) => keepWindow.kind === 'SINCE_LEVEL_START');
  if (held.reachFrom === null || !isBounded) return { from: null };
  const starts = [held.reachFrom, from, ...layers.map(({ keepFrom }) => keepFrom)];
  return { from: new Date(Math.min(...starts.map(Number))) };
}

/** What is held, and whatever a refund may uncover beneath it (4.B.4). */
function layersOf(held: Earned): Earned[] {
  return held.provisional === null ? [held] : [held, ...layersOf(held.provisional.before)];
}
