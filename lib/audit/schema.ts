import { z } from 'zod';

const blankIsNone = (value: unknown) => (value === '' ? undefined : value);
const Text = z.preprocess(blankIsNone, z.string().max(120).optional());

/** What a page of the trail is asked by; without a beginning it looks back seven days (S1-5.2). */
export const AuditTrailInput = z.object({
  actor: Text,
  action: Text,
  objectType: Text,
  objectId: Text,
  from: z.preprocess(blankIsNone, z.coerce.date().optional()),
  to: z.preprocess(blankIsNone, z.coerce.date().optional()),
  cursor: Text,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What the history of one object is asked by. */
export const ObjectHistoryInput = z.object({
  objectType: z.string().min(1).max(120),
  objectId: z.string().min(1).max(120),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
