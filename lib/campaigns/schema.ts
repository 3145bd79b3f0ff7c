import { z } from 'zod';
import { UNUSED } from './rules/terms';

const DRAFT_CHARACTERS_MAX = 100_000;

/** What a campaign is called by machines. */
export const CampaignCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** A campaign by its code. */
export const CampaignRef = z.object({ code: CampaignCode });

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = CampaignRef.extend({
  basedOn: z.int().min(0),
  isNew: z.boolean().default(false),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** Submitting, pausing, going on, archiving: each with a note. */
export const NotedInput = CampaignRef.extend({ note: Note });

/** Ending a campaign, and what becomes of coupons that nobody has used (S0-5.4). */
export const EndInput = NotedInput.extend({ unused: z.enum(UNUSED) });

/** What is being written, as it stands, to be checked. */
export const CheckInput = CampaignRef.extend({ terms: z.unknown() });
