/** One value of a series and its tick. */
export type Point = { readonly tick: string; readonly value: number };

/** What one sentence says of a series: its sum or its end, how it changed, and its highest point. */
export type Summary = {
  readonly trend: 'up' | 'down' | 'level' | 'alone' | 'empty';
  readonly value: number;
  /** By how much it changed, in basis points of what it was before. */
  readonly changeBp: number;
  readonly peak: Point | null;
};

const BP = 10_000;

/** What to say of a number and its series: nothing of a trend where there is nothing to compare it with. */
export function summaryOf(value: number, before: number | null, points: readonly Point[]): Summary {
  const peak = points.reduce<Point | null>((best, one) => (best === null || one.value > best.value ? one : best), null);
  const told = { value, peak: peak !== null && peak.value > 0 ? peak : null };
  if (value === 0 && told.peak === null) return { ...told, trend: 'empty', changeBp: 0 };
  if (before === null || before === 0) return { ...told, trend: 'alone', changeBp: 0 };
  const changeBp = Math.round(((value - before) * BP) / Math.abs(before));
  return { ...told, trend: changeBp > 0 ? 'up' : changeBp < 0 ? 'down' : 'level', changeBp: Math.abs(changeBp) };
}
