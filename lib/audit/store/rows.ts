import 'server-only';
import { z } from 'zod';

/** The columns of one entry, qualified by the alias `e`. */
export const ENTRY_COLUMNS = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'roles',
  'action',
  'objectType',
  'objectId',
  'before',
  'after',
  'reason',
  'ip',
  'userAgent',
  'requestId',
]
  .map((column) => `e."${column}"`)
  .join(', ');

/** How a row of the trail is read. */
export const EntryRow = z.object({
  id: z.string(),
  at: z.date(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  roles: z.array(z.string()),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string(),
});
