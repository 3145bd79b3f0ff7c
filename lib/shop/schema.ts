import { z } from 'zod';

/** Most units of one SKU, and most SKUs, in one cart. */
export const UNITS_MAX = 99;
export const LINES_MAX = 50;
const POINTS_MAX = 1_000_000_000;
const COUPONS_MAX = 5;

const Sku = z.string().min(1).max(64);

/** How many of a SKU shall be in the cart; none takes it out. */
export const PutInCartInput = z.object({ sku: Sku, quantity: z.int().min(0).max(UNITS_MAX) });

/** Which coupons shall be used, by id (none: whatever saves most), and how many points shall pay. */
export const ChooseInput = z.object({
  coupons: z.array(z.string().max(64)).max(COUPONS_MAX),
  points: z.int().min(0).max(POINTS_MAX),
});

/** The code of a coupon as he typed it, and how many points shall pay beside it. */
export const TypeCodeInput = z.object({
  code: z.string().trim().min(1).max(64),
  points: z.int().min(0).max(POINTS_MAX),
});

/** The quote that the member saw and wants. */
export const PlaceInput = z.object({ quote: z.string().max(64) });

/** One of his orders, by its id as it leaves the program. */
export const OrderRef = z.object({ order: z.string().max(64) });

const RefundLines = z
  .array(z.object({ id: z.string().min(1).max(64), quantity: z.int().min(1).max(UNITS_MAX) }))
  .min(1)
  .max(LINES_MAX)
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { message: 'every line once' });

/** Units that shall go back. */
export const PreviewRefundInput = OrderRef.extend({ lines: RefundLines });

const Figure = z.int().min(0);

const Told = z.object({
  amount: Figure,
  deducted: z.int(),
  tender: Figure,
  pointsBack: Figure,
  pointsTaken: Figure,
  growthTaken: Figure,
  couponsBack: Figure,
  couponsVoid: Figure,
});

/** The same in earnest: `key` names the intention, `told` is what the preview said, to be done exactly so (N3). */
export const RefundOwnInput = PreviewRefundInput.extend({ key: z.string().trim().min(8).max(64), told: Told });

const Words = z.string().trim().min(2).max(500);

/** Asking the desk for a refund, and why. */
export const AskRefundInput = RefundOwnInput.extend({ reason: Words });

/** A request, by its id as it leaves the program. */
export const RequestRef = z.object({ request: z.string().max(64) });

/** Doing what was asked for, exactly as its preview says. */
export const ApproveRequestInput = RequestRef.extend({ told: Told });

/** Refusing it, with the reason that the member reads. */
export const RefuseRequestInput = RequestRef.extend({ answer: Words });

/** Which requests are listed. */
export const RequestsInput = z.object({ which: z.enum(['open', 'closed']).default('open') });
