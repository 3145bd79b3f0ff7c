import 'server-only';
import { z } from 'zod';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import { isUuid, parseId, publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { countEntries, type EntryFilter, type EntryPlace, exploreEntries, readPassbookEntries } from '@/lib/ledger';
import { findMemberId, memberInSight, membersById } from '@/lib/members';
import { orderByExternalId } from '@/lib/orders';
import { type Db, storesBehind } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type EntryItem, entryItem } from '@/lib/timeline';
import { ledgerFilter } from './ledger-filter';

const COUNTED_TO = 10_000;
const BEFORE = '~';

/** One entry of the book with its owner, as the explorer lists it. */
export type LedgerRow = EntryItem & {
  readonly memberId: string;
  readonly memberCode: string;
  readonly memberName: string | null;
  /** The reader may open the member. */
  readonly isOpen: boolean;
  readonly source: { readonly type: string; readonly id: string };
};

/** A page of the explorer; `searchedTo` is the instant at which a search for few among many stopped. */
export type LedgerPage = ListPage<LedgerRow> & { readonly searchedTo: string | null };

/** The entries of all members, newest first, by keyset in both directions (2.0.1, N14). */
export const ledgerList = query({
  can: 'ledger.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, raw): Promise<LedgerPage> {
    const { q, filters, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const whose = await whoseEntries(db, actor, q);
    const { zone } = await program(db);
    if (whose === null) return { ...page([], null, null, now), total: { value: 0, relation: 'eq' }, searchedTo: null };
    const by: EntryFilter = { ...ledgerFilter(filters, zone), ...whose };
    const place = placeOf(cursor);
    const { places: found, stopped } = await exploreEntries(db, by, place, limit + 1);
    const isMore = found.length > limit;
    const shown = place.isBefore && isMore ? found.slice(1) : found.slice(0, limit);
    const next = place.isBefore || isMore ? (shown.at(-1) ?? null) : stopped;
    const hasPrevious = place.isBefore ? isMore : place.at !== null;
    const isAll = !isMore && place.at === null && stopped === null;
    const count = isAll ? shown.length : await countEntries(db, by, COUNTED_TO + 1);
    return {
      ...page(await rowsOf(db, actor, shown), next, hasPrevious ? (shown[0] ?? null) : null, now),
      total: totalOf(count, shown.length),
      // A search that reads very many entries for few stops, and goes on from there when asked.
      searchedTo: place.isBefore ? null : (stopped?.occurredAt.toISOString() ?? null),
    };
  },
});

type Place = Pick<EntryPlace, 'occurredAt' | 'id'>;

const page = (rows: readonly LedgerRow[], next: Place | null, previous: Place | null, now: Date) => ({
  rows,
  nextCursor: next === null ? null : cursorText(next),
  prevCursor: previous === null ? null : `${BEFORE}${cursorText(previous)}`,
  asOf: now.toISOString(),
});

/** What matches, up to the cap; what was not counted is at least what is shown. */
const totalOf = (count: number | null, shown: number): LedgerPage['total'] =>
  count === null || count > COUNTED_TO
    ? { value: count === null ? shown : COUNTED_TO, relation: 'gte' }
    : { value: count, relation: 'eq' };

type Whose = Pick<EntryFilter, 'memberId' | 'sourceId'>;

/** Whose entries are asked for, as far as the reader sees them; null: nobody's. */
async function whoseEntries(db: Db, actor: Actor, q: string): Promise<Whose | null> {
  const whose = q === '' ? { memberId: null, sourceId: null } : await namedBy(db, q);
  if (whose === null || !isScoped(actor)) return whose;
  // A book is of no store: without the wall whoever works for some is told of members by name alone.
  if (whose.memberId === null) return storesBehind(db) === null ? null : whose;
  return (await memberInSight(db, actor, whose.memberId))?.isVisible === true ? whose : null;
}

/** A member by id, card code or external id; an order by its number; null for a text that names nobody. */
async function namedBy(db: Db, q: string): Promise<Whose | null> {
  const order = await orderByExternalId(db, q);
  if (order !== null) return order.memberId === null ? null : { memberId: order.memberId, sourceId: order.id };
  const memberId =
    parseId('member', q) ?? (await findMemberId(db, { code: q })) ?? (await findMemberId(db, { externalId: q }));
  return memberId === null ? null : { memberId, sourceId: null };
}

async function rowsOf(db: Db, actor: Actor, places: readonly EntryPlace[]): Promise<LedgerRow[]> {
  const [entries, members] = await Promise.all([
    readPassbookEntries(db, places),
    membersById(db, [...new Set(places.map(({ memberId }) => memberId))]),
  ]);
  const isOpen = may(actor, 'members.read');
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return places.flatMap(({ id, memberId }) => {
    const entry = byId.get(id);
    const member = members.get(memberId);
    if (entry === undefined) return [];
    return {
      ...entryItem(entry),
      memberId: publicId('member', memberId),
      memberCode: member?.code ?? '',
      memberName: isOpen ? (member?.name ?? null) : null,
      isOpen,
      source: { type: entry.sourceType, id: entry.sourceId },
    };
  });
}

const cursorText = ({ occurredAt, id }: Place): string => `${occurredAt.getTime().toString(36)}.${id}`;

function placeOf(cursor: string | null) {
  if (cursor === null) return { at: null, isBefore: false };
  const isBefore = cursor.startsWith(BEFORE);
  const [time = '', id = ''] = (isBefore ? cursor.slice(BEFORE.length) : cursor).split('.');
  const occurredAt = new Date(Number.parseInt(time, 36));
  if (!isUuid(id) || Number.isNaN(occurredAt.getTime())) throw new Refusal('bad_cursor', {}, 422);
  return { at: { occurredAt, id }, isBefore };
}
