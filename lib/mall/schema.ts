import { z } from 'zod';
import { WAYS } from './rules/terms';

const CARDS_MAX = 5_000;
const Figure = z.int().min(0).max(1_000_000_000);

/** What an item is called by machines. */
export const ItemCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** An item by its code. */
export const ItemRef = z.object({ code: ItemCode });

/** Where goods go to. */
export const Address = z.object({
  name: z.string().trim().min(1).max(40),
  mobile: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{6,20}$/),
  address: z.string().trim().min(5).max(200),
});

/** Where goods go to. */
export type Address = z.output<typeof Address>;

/** An exchange as the member saw it; the key names the intention, so that a double tap is one (4.F). */
export const ExchangeInput = ItemRef.extend({
  key: z.string().trim().min(8).max(64),
  seen: z.object({ points: Figure, cash: Figure, balance: Figure }),
  way: z.enum(WAYS).nullable().default(null),
  address: Address.nullable().default(null),
  store: z.string().max(64).nullable().default(null),
});

/** The same asked for a member by a shop, till or app that shows him the price; without a key the request's own counts. */
export const ExchangeForInput = ExchangeInput.omit({ key: true, seen: true }).extend({
  id: z.string().max(64),
  key: z.string().trim().min(8).max(64).optional(),
  seen: z.object({ points: Figure, cash: Figure.default(0), balance: Figure.nullable().default(null) }),
});

/** Cancelling an exchange for its member, while it waits. */
export const CancelForInput = z.object({ id: z.string().max(64), exchange: z.string().max(64) });

/** One exchange by its id as it leaves the program. */
export const OrderRef = z.object({ order: z.string().max(64) });

/** Cancelling with the reason. */
export const CancelInput = OrderRef.extend({ note: Note });

/** Sending goods: by whom and under which number. */
export const ShipInput = OrderRef.extend({
  carrier: z.string().trim().min(1).max(40),
  tracking: z.string().trim().min(1).max(64),
});

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = ItemRef.extend({ basedOn: z.int().min(0), terms: z.unknown(), note: Note });

/** Letting an item rest, go on, or end. */
export const StateInput = ItemRef.extend({ state: z.enum(['live', 'paused', 'withdrawn']), note: Note });

/** Gift cards to add to an item's list, one code each. */
export const CardsInput = ItemRef.extend({ cards: z.array(z.string().trim().min(4).max(64)).min(1).max(CARDS_MAX) });
