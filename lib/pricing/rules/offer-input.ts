import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { OfferTermsSchema } from '../schema';

const code = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const note = z.string().trim().min(1).max(200);
const instant = Instant.nullable().default(null);

/** An offer as it is saved: its code, its terms, and when it counts (half-open, 4.H). */
export const SaveOfferInput = z
  .object({
    code,
    terms: OfferTermsSchema,
    startsAt: instant,
    endsAt: instant,
    /** A form that adds an offer must not write over one that has its code. */
    isNew: z.boolean().default(false),
  })
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

/** Which draft is thrown away. */
export const DropOfferInput = z.object({ code });

const TRIED_LINES_MAX = 50;
const UNITS_MAX = 1_000;
const FEN_MAX = 1_000_000_000;
const name = z.string().trim().min(1).max(128);

/** For whom a cart is tried: somebody unknown, a member of a level, or a member by id, member code or external id. */
const Buyer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('nobody') }),
  z.object({ type: z.literal('level'), level: name, isBirthday: z.boolean().default(false) }),
  z.object({ type: z.literal('member'), member: name }),
]);

/** A cart as an operator types it to see what an offer would do to it. */
export const TriedCart = z.object({
  lines: z
    .array(
      z.object({
        sku: name,
        quantity: z.int().min(1).max(UNITS_MAX),
        /** Without it the list price of the catalog. */
        unitPrice: z.int().min(0).max(FEN_MAX).nullable().default(null),
      }),
    )
    .min(1)
    .max(TRIED_LINES_MAX),
  buyer: Buyer,
  storeCode: name.nullable().default(null),
  channel: name.default('store'),
  freight: z.int().min(0).max(FEN_MAX).default(0),
  at: instant,
});

/** A cart as an operator types it. */
export type TriedCart = z.output<typeof TriedCart>;

/** An offer while it is written, and a cart that it is tried on. */
export const TryOfferInput = z.object({
  code: z.string().max(64).default(''),
  terms: OfferTermsSchema,
  startsAt: instant,
  endsAt: instant,
  cart: TriedCart,
});

/** Which offer is stopped at once or goes on, and why. */
export const StopOfferInput = z.object({ code, stopped: z.boolean(), note });
