import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { OfferTermsSchema } from '../schema';

const code = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const note = z.string().trim().min(1).max(200);
const instant = Instant.nullable().default(null);

/** An offer as it is saved: its code, its terms, and when it counts (half-open, 4.H). */
export const SaveOfferInput = z
  .object({ code, terms: OfferTermsSchema, startsAt: instant, endsAt: instant })
  .refine(({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt, {
    message: 'before startsAt',
    path: ['endsAt'],
  });

/** Which offer is published, why, over which version, and from when. */
export const PublishOfferInput = z.object({
  code,
  /** The version the writer began from; 0 for the first. */
  basedOn: z.int().min(0),
  note,
  effectiveFrom: Instant.nullish(),
});

/** Which offer counts no more, and why. */
export const WithdrawOfferInput = z.object({ code, note });
