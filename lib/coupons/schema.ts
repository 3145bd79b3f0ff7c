import { z } from 'zod';

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

/** Ending a batch with all its copies that are not used. */
export const VoidBatchInput = BatchRef.extend({ note: Note });
