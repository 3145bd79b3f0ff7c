import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { StageRulesSchema } from './rules/stages';
import { EdgesSchema, ValueRulesSchema } from './rules/value';

const DRAFT_CHARACTERS_MAX = 100_000;
const UPLOAD_CHARACTERS_MAX = 3_000_000;
const NAMED_MAX = 1_000;

/** What a segment is called by machines. */
export const SegmentCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** A segment by its code. */
export const SegmentRef = z.object({ code: SegmentCode });

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = SegmentRef.extend({
  basedOn: z.int().min(0),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = SegmentRef.extend({ basedOn: z.int().min(0), terms: z.unknown(), note: Note });

/** Letting a segment rest, go on, or be put away for good. */
export const StateInput = SegmentRef.extend({ state: z.enum(['live', 'paused', 'withdrawn']), note: Note });

/** On which list somebody stands: of those who belong to it anyway, or of those who never do. */
const Side = z.enum(['include', 'exclude']);

/** Members by id, card code, mobile or an id of another system, to be put on a list of a segment or taken from it. */
export const ListInput = SegmentRef.extend({
  side: Side,
  way: z.enum(['add', 'remove']),
  members: z.array(z.string().trim().min(1).max(128)).min(1).max(NAMED_MAX),
  note: Note,
});

/** A file of names, as its text. */
export const UploadInput = SegmentRef.extend({
  side: Side,
  name: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(UPLOAD_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A refresh or an upload, by its id. */
export const WorkRef = z.object({ id: z.uuid() });

/** A question about a rule while it is being written: of a segment that may exist already, for its lists. */
export const AskInput = z.object({
  code: SegmentCode.nullable().default(null),
  where: ConditionSchema.nullable(),
});

/** How many members a rule has; `exact` waits for the number however long it takes. */
export const CountInput = AskInput.extend({ exact: z.boolean().default(false) });

/** The values of one attribute, or of something that narrows it. */
export const SuggestInput = z.object({
  attribute: z.string().min(1).max(80),
  argument: z.string().min(1).max(32).nullable().default(null),
});

/** One member beside a rule, by id, card code, mobile or an id of another system. */
export const TryInput = AskInput.extend({ member: z.string().trim().min(1).max(128) });

/** The local date with whose midnight a version begins. */
const From = z.iso.date({ message: 'missing' });

/** The edges of stages from a local midnight on, by which version they were written, and why (C7). */
export const PublishStagesInput = z.object({
  basedOn: z.int().min(1),
  rules: StageRulesSchema,
  from: From,
  note: Note,
});

/** By what classes of value are given from the first of a month on, by which version it was written, and why (4.I). */
export const PublishValuesInput = z.object({
  basedOn: z.int().min(1),
  rules: ValueRulesSchema,
  // Values are found as of the first of each month; a version that began between would begin with the next one.
  from: From.refine((day) => day.endsWith('-01'), { message: 'not_a_first' }),
  note: Note,
});

/** A version of either to take out before it begins, and why. */
export const WithdrawStandingInput = z.object({
  what: z.enum(['stages', 'values']),
  version: z.int().min(1),
  note: Note,
});

/** Edges of scores to be tried before anybody saves them. */
export const RehearseValuesInput = z.object({ edges: EdgesSchema });

/** Edges of stages to be tried before anybody saves them. */
export const RehearseStagesInput = z.object({ rules: StageRulesSchema });
