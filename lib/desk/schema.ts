import { z } from 'zod';

/** A store by its code; the command refuses one that is not the clerk's. */
const Store = z.string().trim().min(1).max(40);

/** What was scanned or typed, where; `key` names the ask, so that a repeat of it is no second use of a pass. */
export const LookInput = z.object({ text: z.string().trim().min(1).max(200), store: Store, key: z.uuid() });

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
  key: z.uuid(),
});

/** What to undo, by the id that its deed has. */
export const UndoAtDeskInput = z.object({ deed: z.string().max(128) });
