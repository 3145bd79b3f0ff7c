import { ONE_BP } from '@/lib/kernel/basis-points';
import { instantOf } from '@/lib/kernel/day';

/** A stretch of time, half-open (4.H). */
export type Span = { readonly from: Date; readonly to: Date };

/** How fast a budget is used, against an even use of its time. */
export type Pace = {
  readonly span: Span;
  /** The part of the time that has passed, in basis points: an even use would have taken as much of the limit. */
  readonly passedBp: number;
  readonly usedBp: number;
  readonly is: 'behind' | 'even' | 'ahead' | 'used_up';
  /** When it is used up if it goes on so; null when that is not before the end, or when nothing is used. */
  readonly endsAt: Date | null;
};

// What is a twentieth of the limit off an even use is even enough to leave alone.
const EVEN_BP = 500;

/** The time that a budget is for: a local month, or from its start to its end; null where nobody said when it ends. */
export function spanOf(
  period: string,
  { startsAt, endsAt }: { readonly startsAt: Date | null; readonly endsAt: Date | null },
  zone: string,
): Span | null {
  const [year, month] = period.split('-').map(Number);
  if (year !== undefined && month !== undefined && period !== '') {
    return { from: instantOf(zone, year, month, 1), to: instantOf(zone, year, month + 1, 1) };
  }
  return startsAt === null || endsAt === null ? null : { from: startsAt, to: endsAt };
}

/** The pace of what is used at an instant within a span (4.G). Pure; times before and after count as its ends. */
export function computePace(span: Span, used: number, limit: number, now: Date): Pace {
  const whole = span.to.getTime() - span.from.getTime();
  const passed = Math.min(whole, Math.max(0, now.getTime() - span.from.getTime()));
  const passedBp = Math.floor((passed * ONE_BP) / whole);
  const usedBp = limit === 0 ? ONE_BP : Number((BigInt(used) * BigInt(ONE_BP)) / BigInt(limit));
  const forecast = used === 0 ? null : span.from.getTime() + Math.floor((passed / used) * limit);
  const isUsedUp = used >= limit;
  const endsAt = forecast === null || isUsedUp || forecast >= span.to.getTime() ? null : new Date(forecast);
  const off = usedBp - passedBp;
  const is = isUsedUp ? 'used_up' : off > EVEN_BP ? 'ahead' : off < -EVEN_BP ? 'behind' : 'even';
  return { span, passedBp, usedBp, is, endsAt };
}
