import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Asset, EntryType } from '../rules/book';
import { ENTRY_RUNS, ENTRY_TYPES, isOfOrigin } from '../rules/explore';

/** What the entries of all members are narrowed by; an empty list and null narrow nothing. Instants: from inclusive. */
export type EntryFilter = {
  readonly from: Date;
  readonly to: Date;
  readonly assets: readonly Asset[];
  readonly types: readonly EntryType[];
  readonly sources: readonly string[];
  /** Rule sets with their version: `points@1`. */
  readonly rules: readonly string[];
  readonly memberId: string | null;
  readonly sourceId: string | null;
};

const FoundRow = z.object({
  memberId: z.string(),
  id: z.string(),
  occurredAt: z.date(),
  sourceType: z.string(),
  rule: z.string(),
});
type Found = z.output<typeof FoundRow>;

/** Where an entry stands among all: by when it happened, then by its id. */
export type EntryPlace = Pick<Found, 'memberId' | 'id' | 'occurredAt'>;

/** Where a page begins: after (older than) or before (newer than) a place; without one at the newest entry. */
export type ExplorerPlace = { readonly at: Pick<EntryPlace, 'occurredAt' | 'id'> | null; readonly isBefore: boolean };

/** A page of places, newest first; `stopped` is where a search for few among many gave up for now. */
export type Explored = { readonly places: readonly EntryPlace[]; readonly stopped: EntryPlace | null };

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** How many entries a search by source or rule reads at once, and at most before it asks whether to go on. */
const SLICE = 5_000;
const READ_MAX = 100_000;

// $1 types, $2 from, $3 to, $4 and $5 the place, $6 assets, $7 how many. An entry that says nothing (the end of an empty
// lot) is written for the proof, not for people.
const COLUMNS = 'e."memberId", e."id", e."occurredAt", e."sourceType", e."rule"';
const within = (beyond: '<' | '>') => `e."occurredAt" >= $2::timestamptz AND e."occurredAt" < $3::timestamptz
  AND (e."occurredAt", e."id") ${beyond} ($4::timestamptz, $5::uuid)
  AND e."amount" > 0`;

/** Each kind of an asset is one ordered run; the heads of the runs are merged. What is not asked for is not read. */
function ofEverybody(beyond: '<' | '>', order: 'ASC' | 'DESC'): string {
  const by = `"occurredAt" ${order}, "id" ${order}`;
  const runs = ENTRY_RUNS.map(
    ([asset, type]) => `(SELECT ${COLUMNS} FROM "LedgerEntry" e
       WHERE e."asset" = '${asset}' AND e."type" = '${type}' AND '${type}' = ANY($1::text[])
         AND '${asset}' = ANY($6::text[]) AND ${within(beyond)} ORDER BY ${by} LIMIT $7)`,
  );
  return `${runs.join(' UNION ALL ')} ORDER BY ${by} LIMIT $7`;
}

const ofMember = (beyond: '<' | '>', order: 'ASC' | 'DESC') =>
  `SELECT ${COLUMNS} FROM "LedgerEntry" e
   WHERE e."memberId" = $8::uuid AND e."type" = ANY($1::text[]) AND e."asset" = ANY($6::text[]) AND ${within(beyond)}
     AND ($9::text IS NULL OR e."sourceId" = $9) AND ($10::text[] = '{}' OR e."sourceType" = ANY($10))
     AND ($11::text[] = '{}' OR split_part(e."rule", '#', 1) = ANY($11))
   ORDER BY e."occurredAt" ${order}, e."id" ${order} LIMIT $7`;

// Index (asset, type, occurredAt, id): the head of one run for each kind.
const readAfter = statement('ledger.explore', ofEverybody('<', 'DESC'), FoundRow);
const readBefore = statement('ledger.explore.before', ofEverybody('>', 'ASC'), FoundRow);
// Primary key (memberId, id) by its first column; the entries of one member are sorted.
const readMemberAfter = statement('ledger.explore.member', ofMember('<', 'DESC'), FoundRow);
const readMemberBefore = statement('ledger.explore.member.before', ofMember('>', 'ASC'), FoundRow);
// The same indexes; stop at the cap.
const CountRow = z.object({ count: z.number() });
const counted = (found: string) => `SELECT count(*)::int AS count FROM (${found}) counted`;
const countAll = statement('ledger.explore.count', counted(ofEverybody('<', 'DESC')), CountRow);
const countMember = statement('ledger.explore.member.count', counted(ofMember('<', 'DESC')), CountRow);

/** A page of places of entries, newest first: after a place, or before one. */
export async function exploreEntries(db: Db, by: EntryFilter, place: ExplorerPlace, limit: number): Promise<Explored> {
  const isNarrow = by.memberId === null && by.sources.length + by.rules.length > 0;
  const { found, stopped } = isNarrow
    ? await search(db, by, place, limit)
    : { found: await read(db, by, place, limit), stopped: null };
  return { places: place.isBefore ? found.toReversed() : found, stopped };
}

/** How many entries match, at most the cap; a search by source or rule over everybody is not counted: null. */
export async function countEntries(db: Db, by: EntryFilter, cap: number): Promise<number | null> {
  if (by.memberId === null && by.sources.length + by.rules.length > 0) return null;
  const values = valuesOf(by, { at: null, isBefore: false }, cap);
  return (await (by.memberId === null ? countAll : countMember)(db, values))[0]?.count ?? 0;
}

/** Reads slice by slice and keeps what is of the sources and rules: few may be among very many. */
async function search(db: Db, by: EntryFilter, place: ExplorerPlace, limit: number) {
  const found: Found[] = [];
  let at = place.at;
  for (let readSoFar = 0; readSoFar < READ_MAX; readSoFar += SLICE) {
    const slice = await read(db, by, { ...place, at }, SLICE);
    found.push(...slice.filter((entry) => isOfOrigin(entry, by)));
    const last = slice.at(-1);
    if (found.length >= limit || slice.length < SLICE || last === undefined)
      return { found: found.slice(0, limit), stopped: null };
    at = last;
    if (readSoFar + SLICE >= READ_MAX) return { found, stopped: last };
  }
  return { found, stopped: null };
}

function read(db: Db, by: EntryFilter, place: ExplorerPlace, limit: number): Promise<Found[]> {
  const values = valuesOf(by, place, limit);
  if (by.memberId !== null) return (place.isBefore ? readMemberBefore : readMemberAfter)(db, values);
  return (place.isBefore ? readBefore : readAfter)(db, values);
}

function valuesOf(by: EntryFilter, { at, isBefore }: ExplorerPlace, limit: number): unknown[] {
  // The range ends at the place: with a wider one the index would be read from its far end.
  const from = at !== null && isBefore ? at.occurredAt : by.from;
  const to = at !== null && !isBefore ? new Date(at.occurredAt.getTime() + 1) : by.to;
  const start = [at?.occurredAt ?? (isBefore ? from : to), at?.id ?? (isBefore ? FIRST_ID : LAST_ID)];
  const [types, assets] = [orAll(by.types, ENTRY_TYPES), orAll(by.assets, ASSETS)];
  const values = [types, from, to, ...start, assets, limit];
  return by.memberId === null ? values : [...values, by.memberId, by.sourceId, by.sources, by.rules];
}

const ASSETS: readonly Asset[] = ['points', 'growth'];
const orAll = <V>(chosen: readonly V[], all: readonly V[]): readonly V[] => (chosen.length > 0 ? chosen : all);
