import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';
import { LevelSchemeSchema } from '../schema';

/** A draft as the editor sends it: the version it was begun on, the levels, and what it is for. */
export const SaveDraftInput = z.strictObject({
  base: z.int().min(1),
  scheme: LevelSchemeSchema,
  note: z.string().trim().max(200),
});

/** Publishing: the first local day on which the draft counts. */
export const PublishDraftInput = z.strictObject({ firstDay: CalendarDate });

/** Discarding needs nothing. */
export const DiscardDraftInput = z.strictObject({});
