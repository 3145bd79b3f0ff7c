import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const POINTS_MAX = 1_000_000_000;
const SECONDS_MAX = 2_592_000;
const MemberId = z.object({ id: z.string().max(64) });

/** What points are spent on, by the caller's own names; the same one again gets the first answer (4.F). */
export const SpendSource = z.object({ type: text(40), id: text(128) });

const Points = z.int().min(1).max(POINTS_MAX);
const About = MemberId.extend({ points: Points, reason: z.string().trim().max(200).optional() });

/** A spend of any amount: steps and shares of an order belong to points as tender, not here (P-points). */
export const SpendInput = About.extend({ source: SpendSource.optional() });

/** Points to set aside, for at most 30 days; without a time the program's own counts (4.A.8). */
export const HoldInput = SpendInput.extend({ ttlSeconds: z.int().min(1).max(SECONDS_MAX).optional() });

/** A hold to spend, all of it unless `points` says less. */
export const PostInput = MemberId.extend({ holdId: z.string().max(64), points: Points.optional() });

/** A hold to give free. */
export const VoidInput = MemberId.extend({ holdId: z.string().max(64) });

/** Points of a spend to give back to the lots they came from, all of them unless `points` says less (4.A.9). */
export const ReturnInput = MemberId.extend({
  entryId: z.string().max(64),
  points: Points.optional(),
  reason: z.string().trim().max(200).optional(),
  source: SpendSource.optional(),
});
