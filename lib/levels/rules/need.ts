import { addDays, validityEnd } from '@/lib/kernel/day';
import type { Earned, Held } from './held';
import { type DatedVersion, versionsWithin } from './versions';
import { keepStart } from './window';

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

/** Which purchases of a member closing needs: from `from` on; those before `cut` may be told as one sum. */
export type PurchaseSpan = { readonly memberId: string; readonly from: Date | null; readonly cut: Date };

/**
 * The purchases that closing the member by the instant needs: from where the first of the windows begins by which a
 * version may judge him on the way. Those before the end of the validity count together, unless windows move or differ.
 */
export function closingSpan(
  held: Held,
  until: Date,
  versions: readonly DatedVersion[],
  zone: string,
): PurchaseSpan | null {
  const { memberId, validTo } = held;
  if (validTo === null) return null;
  const schemes = versionsWithin(versions, validTo < until ? validTo : until, until).map(({ scheme }) => scheme);
  const starts = schemes.map((scheme) => keepStart(scheme, held, zone));
  const from = starts.reduce((first, start) =>
    first === null || start === null ? null : first < start ? first : start,
  );
  const kinds = new Set(schemes.map(({ keepWindow }) => keepWindow.kind));
  const isWhole = kinds.size === 1 && (kinds.has('LIFETIME') || kinds.has('SINCE_LEVEL_START'));
  return { memberId, from, cut: isWhole ? validTo : (from ?? new Date(0)) };
}

/** What is held, and whatever a refund may uncover beneath it (4.B.4). */
function layersOf(held: Earned): Earned[] {
  return held.provisional === null ? [held] : [held, ...layersOf(held.provisional.before)];
}
