import { z } from 'zod';

const DRAFT_CHARACTERS_MAX = 100_000;

/** What a game is called by machines. */
export const GameCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);
const Id = z.string().max(64);

/** A game by its code. */
export const GameRef = z.object({ code: GameCode });

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = GameRef.extend({
  basedOn: z.int().min(0),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = GameRef.extend({ basedOn: z.int().min(0), terms: z.unknown(), note: Note });

/** Ending a game before its time. */
export const EndInput = GameRef.extend({ note: Note });

/** One draw of the signed-in member; the key names it, the version is the one whose odds he was shown. */
export const DrawInput = z.object({
  game: GameCode,
  key: z.string().trim().min(1).max(128),
  pay: z.enum(['chance', 'points']),
  version: z.int().min(1),
});

/** Where goods that were won go. */
export const AddressInput = z.object({
  draw: Id,
  recipient: z.string().trim().min(1, { message: 'missing' }).max(60),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+ -]{6,20}$/, { message: 'bad_phone' }),
  address: z.string().trim().min(5, { message: 'address_short' }).max(300),
});

/** What an address holds, as it is kept. */
export const KeptAddress = AddressInput.omit({ draw: true });

/** Who receives goods, and where. */
export type KeptAddress = z.output<typeof KeptAddress>;

/** Goods that were won, by whose they are and the draw. */
export const RevealAddressInput = z.object({ memberId: Id, draw: Id });

/** Sending goods that were won. */
export const ShipInput = RevealAddressInput.extend({
  carrier: z.string().trim().min(1).max(60),
  parcel: z.string().trim().min(1).max(80),
});
