import { z } from 'zod';

const Id = z.string().max(64);
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);
const TEXT_MAX = 500;

/** What a member says of a line of his order. */
export const WriteReviewInput = z.object({
  order: Id,
  line: z.string().min(1).max(64),
  stars: z.int().min(1).max(5),
  text: z.string().trim().max(TEXT_MAX).default(''),
});

/** One review of whoever is signed in. */
export const OwnReviewRef = z.object({ id: Id });

/** Hiding one of somebody's reviews. */
export const HideReviewInput = z.object({ memberId: Id, id: Id, note: Note });

/** What may be shared: a game, something of the points mall, a coupon of the claim centre, goods of the shop. */
export const SHARED = ['activity', 'item', 'coupon', 'product'] as const;

/** Something that a member has passed on. */
export const ShareInput = z.object({ what: z.enum(SHARED), code: z.string().trim().min(1).max(128) });
