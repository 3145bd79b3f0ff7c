import { z } from 'zod';
import { parseListQuery } from '@/lib/kernel/list-query';
import { kindsOf } from './rules/made-by';
import { type AuditWindow, WINDOW_DAYS } from './rules/window';

const VALUES_MAX = 50;
const some = (values: readonly string[] | undefined) => (values ?? []).slice(0, VALUES_MAX);
const windowOf = (values: readonly string[] | undefined): AuditWindow =>
  values?.[0] !== undefined && values[0] in WINDOW_DAYS ? (values[0] as AuditWindow) : 'week';

/** What a page of the trail is asked by, as a list page puts it into its address; `q` is the id of one object. */
export const AuditListInput = z
  .record(z.string(), z.string().max(4_000))
  .transform((raw) => parseListQuery(new URLSearchParams(raw)))
  .transform(({ q, filters, cursor, limit, exactCount }) => ({
    kinds: kindsOf(filters.by ?? []),
    actors: some(filters.actor),
    actions: some(filters.action),
    objectTypes: some(filters.object),
    objectId: q === '' ? null : q,
    window: windowOf(filters.window),
    cursor,
    limit,
    isCountExact: exactCount,
  }));

/** What the history of one object is asked by. */
export const ObjectHistoryInput = z.object({
  objectType: z.string().min(1).max(120),
  objectId: z.string().min(1).max(120),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
