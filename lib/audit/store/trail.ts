import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Cursor } from '../rules/cursor';
import type { AuditEntry } from '../rules/entry';
import { ENTRY_COLUMNS, EntryRow } from './rows';

/** What a page of the trail is narrowed by; an empty list and null narrow nothing. */
export type TrailFilter = {
  readonly from: Date;
  readonly to: Date;
  readonly kinds: readonly string[];
  readonly actors: readonly string[];
  readonly actions: readonly string[];
  readonly objectTypes: readonly string[];
  readonly objectId: string | null;
};

/** Where a page begins or, with `isBefore`, ends; without a place at the newest entry. */
export type Place = { readonly at: Cursor | null; readonly isBefore: boolean };

const ACTOR = `e."actorKind" || COALESCE(':' || e."actorId", '')`;

const MATCHES = `e."at" >= $1::timestamptz AND e."at" < $2::timestamptz
     AND ($3::text[] = '{}' OR ${ACTOR} = ANY($3)) AND ($4::text[] = '{}' OR e."action" = ANY($4))
     AND ($5::text[] = '{}' OR e."objectType" = ANY($5)) AND ($6::text IS NULL OR e."objectId" = $6)
     AND ($7::text[] = '{}' OR e."actorKind" = ANY($7))`;

// Index on (at, id), read backwards; the filters narrow within the window.
const readTrail = statement(
  'audit.trail',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditEntry" e
   WHERE ${MATCHES} AND ($8::timestamptz IS NULL OR (e."at", e."id") < ($8::timestamptz, $9::uuid))
   ORDER BY e."at" DESC, e."id" DESC LIMIT $10`,
  EntryRow,
);
// The same, forwards from a place: the page before it, oldest first.
const readBefore = statement(
  'audit.trail.before',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditEntry" e
   WHERE ${MATCHES} AND (e."at", e."id") > ($8::timestamptz, $9::uuid) ORDER BY e."at", e."id" LIMIT $10`,
  EntryRow,
);
// Index on (at, id); stops at the cap.
const countMatches = statement(
  'audit.trail.count',
  `SELECT count(*) AS "count" FROM (SELECT 1 FROM "AuditEntry" e WHERE ${MATCHES} LIMIT $8) AS matched`,
  z.object({ count: z.number() }),
);
// Index on (objectType, objectId, id), read backwards.
const readHistory = statement(
  'audit.history',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditEntry" e
   WHERE e."objectType" = $1 AND e."objectId" = $2 AND ($3::uuid IS NULL OR e."id" < $3::uuid)
     AND ($5::text IS NULL OR ${ACTOR} = $5)
   ORDER BY e."id" DESC LIMIT $4`,
  EntryRow,
);
const SPAN = `e."at" >= $1::timestamptz AND e."at" < $2::timestamptz AND ($3::text IS NULL OR ${ACTOR} = $3)`;
// Index on (at, id): the window's entries once.
const readFacets = statement(
  'audit.facets',
  `SELECT 'action' AS "facet", e."action" AS "value", '' AS "name" FROM "AuditEntry" e
     WHERE ${SPAN} GROUP BY e."action"
   UNION ALL
   SELECT 'objectType', e."objectType", '' FROM "AuditEntry" e
     WHERE ${SPAN} GROUP BY e."objectType"
   UNION ALL
   (SELECT 'actor', ${ACTOR}, max(e."actorName") FROM "AuditEntry" e
     WHERE ${SPAN} AND e."actorKind" <> 'member'
     GROUP BY 2 ORDER BY count(*) DESC LIMIT 50)`,
  z.object({ facet: z.enum(['action', 'objectType', 'actor']), value: z.string(), name: z.string() }),
);
// Index on (action, id).
const readLast = statement(
  'audit.last',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditEntry" e WHERE e."action" = $1 ORDER BY e."id" DESC LIMIT 1`,
  EntryRow,
);

/** One page of the trail, newest first: after a place, or before one. */
export async function trailPage(db: Db, by: TrailFilter, place: Place, limit: number): Promise<AuditEntry[]> {
  const values = [...valuesOf(by), place.at?.at, place.at?.id, limit];
  return place.isBefore ? (await readBefore(db, values)).reverse() : readTrail(db, values);
}

/** How many entries match, at most the cap. */
export const countTrail = async (db: Db, by: TrailFilter, cap: number): Promise<number> =>
  (await countMatches(db, [...valuesOf(by), cap]))[0]?.count ?? 0;

const valuesOf = (by: TrailFilter): unknown[] => [
  by.from,
  by.to,
  by.actors,
  by.actions,
  by.objectTypes,
  by.objectId,
  by.kinds,
];

/** The entries about one object, newest first; of one actor, where one is named. */
export const objectEntries = (
  db: Db,
  about: { readonly objectType: string; readonly objectId: string; readonly actor: string | null },
  beforeId: string | null,
  limit: number,
): Promise<AuditEntry[]> => readHistory(db, [about.objectType, about.objectId, beforeId, limit, about.actor]);

/** The actions, object types and actors that occur in a window; of what one actor did, where one is named. */
export const trailFacets = (
  db: Db,
  from: Date,
  to: Date,
  actor: string | null,
): Promise<{ facet: 'action' | 'objectType' | 'actor'; value: string; name: string }[]> =>
  readFacets(db, [from, to, actor]);

/** The newest entry of an action, or null. */
export const lastEntryOf = async (db: Db, action: string): Promise<AuditEntry | null> =>
  (await readLast(db, [action]))[0] ?? null;
