import { z } from 'zod';

const Choice = z.enum(['kept', 'taken']).optional();

/** For each profile field, whether the survivor's value is kept or the other's taken; what is not said is kept if there is one. */
export const PicksInput = z.strictObject({
  name: Choice,
  gender: Choice,
  birthday: Choice,
  mobile: Choice,
  email: Choice,
  region: Choice,
  storeCode: Choice,
});

const Id = z.string().min(1).max(64);
const Reason = z.string().trim().min(4).max(200);

/** Two members to look at side by side: who stays, and who would be merged into him. */
export const PreviewMergeInput = z.object({ memberId: Id, absorbedId: Id, picks: PicksInput.default({}) });

/** A merge: who stays, who is merged into him, which values go on, and why. */
export const MergeInput = PreviewMergeInput.extend({ reason: Reason });

/** The undoing of one merge of a member, and why. */
export const SplitInput = z.object({ memberId: Id, mergeId: Id, reason: Reason });

/** One merge of a member. */
export const MergeOfInput = SplitInput.omit({ reason: true });
