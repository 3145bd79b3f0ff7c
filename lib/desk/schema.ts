import { z } from 'zod';

/** A store by its code; the command refuses one that is not the clerk's. */
const Store = z.string().trim().min(1).max(40);

/** The name of an ask or a press. */
const Key = z
  .string()
  .trim()
  .min(16)
  .max(64)
  .regex(/^[0-9a-f-]+$/);

/** What was scanned or typed, where; `key` names the ask, so that a repeat of it is no second use of a pass. */
export const LookInput = z.object({ text: z.string().trim().min(1).max(200), store: Store, key: Key });

/** The member who was chosen from those found. */
export const ChooseInput = z.object({ member: z.string().max(64), store: Store });

const FEN_MAX = 100_000_000_000;

/** A coupon of a member to redeem, on goods for how much; `key` names the press of the button. */
export const RedeemAtDeskInput = z.object({
  kind: z.enum(['coupon', 'benefit']),
  id: z.string().max(64),
  member: z.string().max(64),
  store: Store,
  amount: z.int().min(0).max(FEN_MAX).nullable(),
  key: Key,
});

/** The same for a coupon of which only the code was seen, for the net was lost; sent as soon as it is back (B8). */
export const RedeemCodeInput = RedeemAtDeskInput.pick({ store: true, amount: true, key: true }).extend({
  code: z.string().trim().min(1).max(64),
});

/** What to undo, by the id that its deed has, and why. */
export const UndoAtDeskInput = z.object({ deed: z.string().max(128), why: z.string().trim().min(2).max(200) });
