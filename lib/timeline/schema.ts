import { z } from 'zod';
import { TIMELINE_KINDS } from './rules/item';

const LIMIT = 40;

/** What a timeline is asked by: whose, which kinds (all without any), from where on. */
export const TimelineInput = z.object({
  memberId: z.string().max(64),
  kinds: z
    .string()
    .max(200)
    .optional()
    .transform((text) => TIMELINE_KINDS.filter((kind) => text === undefined || text.split(',').includes(kind))),
  cursor: z.string().max(260).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(LIMIT),
});

/** Whose changes are asked for, and from when on. */
export const ChangesInput = z.object({ memberId: z.string().max(64), since: z.coerce.date() });
