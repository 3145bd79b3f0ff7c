/** How far a back-test is, and how long the rest will take as it went so far; null before anything was decided. */
export function leftMs({
  done,
  total,
  startedAt,
  progressAt,
}: {
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date | null;
  readonly progressAt: Date | null;
}): number | null {
  if (done === 0 || startedAt === null || progressAt === null) return null;
  return Math.round(((progressAt.getTime() - startedAt.getTime()) / done) * (total - done));
}
