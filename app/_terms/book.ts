import type { TermPrinter } from './printer';

/** A version of rules as it was published, and from when it counts; null: from the beginning. */
export type TermVersion = { readonly version: number; readonly from: Date | null; readonly terms: unknown };

/** All versions of one thing that has rules, the newest first, and how they are printed. */
export type TermBook = {
  readonly printer: TermPrinter;
  /** What tells it from others of its sort, and its name; null for rules there is one of. */
  readonly code: string | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
  /** What its makers add in their own words. */
  readonly note: { readonly zh: string; readonly en: string } | null;
  readonly versions: readonly TermVersion[];
};

/** Where the versions stand: the one in force, the one before it, and those that are announced, the next first (4.M). */
export function standingOf({ versions }: Pick<TermBook, 'versions'>, now: Date) {
  const begun = (one: TermVersion) => one.from === null || one.from <= now;
  const byBegin = versions.toSorted(
    (a, b) => (b.from?.getTime() ?? 0) - (a.from?.getTime() ?? 0) || b.version - a.version,
  );
  const past = byBegin.filter(begun);
  return {
    current: past[0] ?? null,
    before: past[1] ?? null,
    upcoming: byBegin.filter((one) => !begun(one)).reverse(),
  };
}

/** An instant before any shop had members is the beginning. */
export const sinceOf = (from: Date): Date | null => (from.getTime() <= 0 ? null : from);
