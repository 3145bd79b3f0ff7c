import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { OWN_PATTERN, patternProblem } from './rules/code';

/** Why something is done, for the trail. */
export const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

const DRAFT_CHARACTERS_MAX = 100_000;
const draft = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, {
    message: 'too_long',
  });

/** A batch, by its id as it leaves the program. */
export const BatchRef = z.object({ batch: z.string().max(64) });

/** A draft as it stands: it need not be right yet. Without a batch a new one is begun. */
export const SaveDraftInput = z.object({ batch: z.string().max(64).nullable(), basedOn: z.int().min(0), terms: draft });

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = BatchRef.extend({ basedOn: z.int().min(0), terms: z.unknown(), note: Note });

/** Letting claims rest, or go on. */
export const PauseInput = BatchRef.extend({ paused: z.boolean(), note: Note });

/** The name by which a batch is typed into carts and named by rules: letters as they are typed, kept small. */
export const NameBatchInput = BatchRef.extend({
  code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9_-]{2,31}$/, { message: 'bad_code' }),
  note: Note,
});

/** Ending a batch with all its copies that are not used. */
export const VoidBatchInput = BatchRef.extend({ note: Note });

const MEMBERS_MAX = 200_000;
const CODES_MAX = 1_000_000;

/** Members who get a copy each, by id, member code or external id. */
export const GiveInput = BatchRef.extend({
  members: z.array(z.string().trim().min(1).max(128)).min(1).max(MEMBERS_MAX),
  note: Note,
});

/** All members whom a condition is about get a copy each. */
export const PushInput = BatchRef.extend({ condition: ConditionSchema, note: Note });

/** How many members a condition is about now. */
export const AudienceInput = z.object({ condition: ConditionSchema });

/** Codes to make in advance. */
export const MakeCodesInput = BatchRef.extend({
  count: z.int().min(1).max(CODES_MAX),
  pattern: z
    .string()
    .trim()
    .toUpperCase()
    .default(OWN_PATTERN)
    .superRefine((pattern, context) => {
      const problem = patternProblem(pattern);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    }),
  note: Note,
});

/** A job, by its id as it leaves the program. */
export const JobRef = z.object({ job: z.string().max(64) });

/** One part of the codes of a job, from 0. */
export const DownloadCodesInput = JobRef.extend({ part: z.int().min(0).max(1_000) });

/** A code as somebody typed it. */
const Code = z.string().trim().min(1).max(64);

/** Voiding the copy or the open code that a code opens. */
export const VoidCouponInput = z.object({ code: Code, reason: Note });

/** A copy of a batch for one member, why, and a key that names the ask. */
export const GiveOneInput = BatchRef.extend({
  memberId: z.string().max(64),
  key: z.string().trim().min(8).max(64),
  note: Note,
});

/** A member's copy that is taken back, and why. */
export const TakeBackInput = z.object({ memberId: z.string().max(64), coupon: z.string().max(64), note: Note });

/** A member claims by a code; what is known of the device and address it is typed at. */
export const ClaimByCodeInput = z.object({
  code: Code,
  memberId: z.string().max(64),
  device: z.string().max(200).optional(),
  ip: z.string().max(64).optional(),
});

/** A claim of a batch for a member; `key` names the ask, so that a repeat gets the first copy. */
export const ClaimInput = z.object({
  id: z.string().max(64),
  memberId: z.string().max(64),
  key: z.string().trim().min(1).max(128).optional(),
  device: z.string().max(200).optional(),
  ip: z.string().max(64).optional(),
});

/** A member's claim of a batch for himself; the key names the tap, so that a second one of it gets the same copy. */
export const ClaimOwnInput = BatchRef.extend({ key: z.string().trim().min(8).max(64) });

/** Wanting to hear when a batch can be claimed, or no longer. */
export const WishInput = BatchRef.extend({ isOn: z.boolean() });

const Text = (max: number) => z.string().trim().min(1).max(max);
const FEN_MAX = 100_000_000_000;

/** A copy as a till names it: by its code, or by member and copy as it is seen in his wallet. */
const CopyNamed = z.object({
  code: Code.nullish(),
  memberId: z.string().max(64).nullish(),
  couponId: z.string().max(64).nullish(),
});
const AtTill = CopyNamed.extend({
  storeCode: Text(64),
  clerk: Text(128).nullish(),
  /** The till's own number of the order. */
  order: Text(128).nullish(),
});
const isNamed = ({ code, memberId, couponId }: z.output<typeof CopyNamed>): boolean =>
  code ? !memberId && !couponId : Boolean(memberId && couponId);
const NAMED = { message: 'needs code, or memberId and couponId', path: ['code'] };
/** What the goods it is for come to, in fen: thresholds are judged when it is said. */
const amount = z.int().min(0).max(FEN_MAX).nullish();

/** Asking whether a copy could be redeemed in a store. */
export const CheckCouponInput = AtTill.extend({ amount }).refine(isNamed, NAMED);

/** Redeeming a copy in a store; the key names the attempt, so that sending it twice redeems once. */
export const RedeemInput = AtTill.extend({ amount, key: Text(128).nullish() }).refine(isNamed, NAMED);

/** Giving back a copy that a till redeemed. */
export const ReturnCouponInput = AtTill.refine(isNamed, NAMED);

/** Undoing a redemption, by its id as it leaves the program. */
export const UndoRedemptionInput = z.object({
  redemption: z.string().max(64),
  note: z.string().trim().max(200).nullish(),
});
