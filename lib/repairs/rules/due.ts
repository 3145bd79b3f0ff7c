import { z } from 'zod';

const AMOUNT_MAX = 1_000_000;
const BP = 10_000;

/** How much of points or growth is right: so many for each decision, or a share of what was given (10,000: as it was). */
const Right = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('each'), amount: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX) }),
  z.strictObject({
    how: z.literal('right'),
    bp: z
      .int()
      .min(0)
      .max(20 * BP),
  }),
]);

const Text = z.string().trim().min(1, { message: 'missing' });
const both = (max: number) => z.strictObject({ zh: Text.max(max), en: Text.max(max) });

/** What a repair does for each member it concerns: points, growth, coupons, and words. */
export const RemedySchema = z
  .strictObject({
    points: Right.nullable().default(null),
    growth: Right.nullable().default(null),
    /** Copies for each member as an apology, of a batch by its id. */
    coupon: z
      .strictObject({ batch: Text.max(64), count: z.int().min(1).max(5).default(1) })
      .nullable()
      .default(null),
    message: z
      .strictObject({ title: both(40), text: both(200) })
      .nullable()
      .default(null),
    /** The most points or growth that one member gets or loses. */
    perMember: z.int().min(1).max(AMOUNT_MAX).default(AMOUNT_MAX),
    /** What becomes of points that should be taken and are not there: they stay, or become a debt (4.A.10). */
    onShort: z.enum(['leave', 'debt']).default('leave'),
  })
  .refine(({ points, growth, coupon, message }) => [points, growth, coupon, message].some((one) => one !== null), {
    message: 'nothing_to_do',
    path: ['points'],
  });

/** A remedy, read. */
export type Remedy = z.output<typeof RemedySchema>;

/** What the chosen decisions gave one member, in all. */
export type Hit = { readonly decisions: number; readonly points: number; readonly growth: number };

/** What one member is due: below zero it is taken. */
export type Due = { readonly points: number; readonly growth: number; readonly coupons: number };

/**
 * What a member is due (N16): the same for each decision, or the right amount less what was given, rounded half away from
 * zero once; within the most for each member.
 */
export function computeDue({ points, growth, coupon, perMember }: Remedy, hit: Hit): Due {
  const within = (amount: number) => Math.max(-perMember, Math.min(perMember, amount)) || 0;
  return {
    points: within(amountOf(points, hit.decisions, hit.points)),
    growth: within(amountOf(growth, hit.decisions, hit.growth)),
    coupons: coupon?.count ?? 0,
  };
}

function amountOf(right: Remedy['points'], decisions: number, given: number): number {
  if (right === null) return 0;
  if (right.how === 'each') return right.amount * decisions;
  const exact = (given * (right.bp - BP)) / BP;
  return Math.sign(exact) * Math.round(Math.abs(exact));
}

/** Whether anything is done for a member: words alone are something. */
export const isDue = (due: Due, { message }: Pick<Remedy, 'message'>): boolean =>
  due.points !== 0 || due.growth !== 0 || due.coupons > 0 || message !== null;

/** How much can be taken of what should be: what is there, all of it where a debt is allowed. */
export function decideTake(
  wanted: number,
  available: number,
  onShort: 'leave' | 'debt',
): { readonly taken: number; readonly short: number } {
  if (onShort === 'debt') return { taken: wanted, short: 0 };
  const taken = Math.min(wanted, Math.max(0, available));
  return { taken, short: wanted - taken };
}
