import { z } from 'zod';

const DRAFT_CHARACTERS_MAX = 100_000;
const ANSWERS_MAX = 30;

/** What a survey is called by machines. */
export const SurveyCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'bad_code' });

/** Why something is done, for the trail. */
const Note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** A survey by its code. */
export const SurveyRef = z.object({ code: SurveyCode });

/** A draft as it stands: it need not be right yet. */
export const SaveDraftInput = SurveyRef.extend({
  basedOn: z.int().min(0),
  terms: z
    .record(z.string(), z.unknown())
    .refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, { message: 'too_long' }),
});

/** A version to publish; its terms are read by their schema in the command, so that complaints name the place. */
export const PublishInput = SurveyRef.extend({ basedOn: z.int().min(0), terms: z.unknown(), note: Note });

/** Closing a survey before its time. */
export const CloseInput = SurveyRef.extend({ note: Note });

/** The answers of the signed-in member; the key names them, the version is the one that he was shown. */
export const AnswerInput = z.object({
  survey: SurveyCode,
  version: z.int().min(1),
  /** The order that is asked about; left out where a survey is answered once. */
  order: z.string().max(64).nullish(),
  key: z.string().trim().min(1).max(128),
  answers: z
    .record(z.string().max(32), z.union([z.string().max(4_000), z.number(), z.array(z.string().max(32)).max(20)]))
    .refine((value) => Object.keys(value).length <= ANSWERS_MAX, { message: 'too_many' }),
});

/** One page of what was written to a question. */
export const TextsInput = SurveyRef.extend({
  question: z.string().min(1).max(32),
  before: z.uuid().nullish(),
});
