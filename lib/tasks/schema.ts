import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';

const DRAFT_CHARACTERS_MAX = 100_000;
const CLAIMS_MAX = 50;

/** What a task is called by machines. */
export const TaskCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** A task by its code. */
export const TaskRef = z.object({ code: TaskCode });

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = TaskRef.extend({
  basedOn: z.int().min(0),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = TaskRef.extend({
  basedOn: z.int().min(0),
  terms: z.unknown(),
  effectiveFrom: z.coerce.date().nullable().default(null),
  note: Note,
});

/** Letting a task rest, go on, or end. */
export const StateInput = TaskRef.extend({ state: z.enum(['live', 'paused', 'withdrawn']), note: Note });

/** Rewards to claim, each by its task and period. */
export const ClaimInput = z.object({
  claims: z
    .array(z.object({ task: TaskCode, period: z.string().min(1).max(32) }))
    .min(1)
    .max(CLAIMS_MAX),
});

/** The day that the page of the member showed: what it promised was for that one. */
export const CheckInInput = z.object({ day: CalendarDate });

/** A missed day. */
export const MakeUpInput = z.object({ day: CalendarDate });
