import { z } from 'zod';

const DRAFT_CHARACTERS_MAX = 100_000;
const MEMBERS_MAX = 200_000;
const TIMES_MAX = 1_000;

/** What a benefit is called by machines. */
export const BenefitCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);
const Ref = z.string().max(64);

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = z.object({
  code: BenefitCode,
  basedOn: z.int().min(0),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A benefit by its code. */
export const BenefitRef = z.object({ code: BenefitCode });

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = BenefitRef.extend({
  basedOn: z.int().min(0),
  terms: z.unknown(),
  effectiveFrom: z.coerce.date().nullable().default(null),
  note: Note,
});

/** Letting a benefit rest, go on, or end. */
export const StateInput = BenefitRef.extend({ state: z.enum(['live', 'paused', 'withdrawn']), note: Note });

/** A benefit for one member; the key names the ask, so that a repeat gets the first grant. */
export const GrantInput = BenefitRef.extend({
  memberId: Ref,
  key: z.string().trim().min(1).max(128).optional(),
  times: z.int().min(1).max(TIMES_MAX).optional(),
  note: Note,
});

/** A benefit for many, by id, member code or external id. */
export const GrantManyInput = BenefitRef.extend({
  members: z.array(z.string().trim().min(1).max(128)).min(1).max(MEMBERS_MAX),
  note: Note,
});

/** A job, by its id as it leaves the program. */
export const JobRef = z.object({ job: Ref });

/** Using a right at a desk: whose, which, where; the key names the use, so that a double click is one. */
export const RedeemInput = z.object({
  memberId: Ref,
  grant: Ref,
  key: z.string().trim().min(1).max(128),
  storeCode: z.string().max(64).nullable().default(null),
  channel: z.string().max(40).nullable().default(null),
  amount: z.int().min(0).max(100_000_000_000).default(0),
  way: z.enum(['scan', 'manual']).default('manual'),
  note: z.string().trim().max(200).nullable().default(null),
});

/** Taking a use at a desk back. */
export const UndoInput = RedeemInput.pick({ memberId: true, grant: true, key: true, note: true });

/** Giving a use back when goods come back, and another time where its period is over (S0-3.4). */
export const ReturnInput = UndoInput.extend({ reissue: z.boolean().default(false), note: Note });

/** A member's exchange by one of his grants; the key names it, so that a second tap is the same one. */
export const ExchangeInput = RedeemInput.pick({ grant: true, key: true });

/** Voiding a grant. */
export const VoidInput = RedeemInput.pick({ memberId: true, grant: true }).extend({ note: Note });

/** The grants that a page has shown to their owner. */
export const BenefitsSeenInput = z.object({ grants: z.array(Ref).min(1).max(200) });
