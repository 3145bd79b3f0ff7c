import 'server-only';
import { z } from 'zod';
import { parseId, publicId, requireId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { findMemberId, membersById, requireMemberInSight, storesInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { type PolicyStanding, policyStanding } from './accept-policy';
import { type ConsentBook, consentBook } from './queries';
import { type ClosingPlace, countClosings, type ListedClosing, listClosings } from './store/closing-list';
import { type ExportRow, exportsOf } from './store/exports';

/** A wish to close an account as a row of the back office: masked, and without any name once he was erased. */
export type ClosingView = Pick<ListedClosing, 'id' | 'state' | 'blocked'> & {
  readonly member: { readonly id: string; readonly code: string; readonly name: string | null };
  readonly isBySelf: boolean;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
};

const VIEWS = ['cooling', 'blocked', 'done', 'kept'];
const COUNTED_TO = 10_000;
const BACK = '~';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The accounts that shall be closed, were, or were kept, of members in sight; the newest first, by keyset (2.0.1, 4.K). */
export const closingList = query({
  can: 'privacy.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now, actor }, raw): Promise<ListPage<ClosingView>> {
    const { q, view, filters, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    // A search names one member: by his code, or by his id once he was erased and has no code any more.
    const memberId = q === '' ? null : (parseId('member', q) ?? (await findMemberId(db, { code: q })) ?? NOBODY);
    const [by, ...more] = filters.by ?? [];
    const stores = await storesInSight(actor);
    const filter = {
      stores,
      memberId,
      view: VIEWS.includes(view) ? view : 'all',
      by: by === undefined || more.length > 0 ? null : by,
    };
    const isBack = cursor?.startsWith(BACK) ?? false;
    const place = placeOf(isBack ? (cursor ?? '').slice(BACK.length) : cursor);
    const [found, count] = await Promise.all([
      listClosings(db, filter, { place, isBack, limit: limit + 1 }),
      countClosings(db, filter, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const rows = isBack ? found.slice(-limit) : found.slice(0, limit);
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, place !== null];
    const people = await membersById(db, [...new Set(rows.map((row) => row.memberId))]);
    return {
      rows: rows.map((row) => viewOf(row, people.get(row.memberId) ?? { code: '', name: null })),
      nextCursor: hasNext ? nameOf(rows.at(-1)) : null,
      prevCursor: hasPrevious && rows[0] !== undefined ? `${BACK}${nameOf(rows[0])}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

const viewOf = (
  { id, memberId, state, blocked, askedBy, askedAt, dueAt, endedAt }: ListedClosing,
  { code, name }: { readonly code: string; readonly name: string | null },
): ClosingView => ({
  id,
  state,
  blocked,
  member: { id: publicId('member', memberId), code, name },
  isBySelf: askedBy === 'self',
  askedAt: askedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

const nameOf = (row: ListedClosing | undefined): string | null =>
  row === undefined ? null : `${row.askedAt.toISOString()}_${row.id}`;

function placeOf(cursor: string | null): ClosingPlace {
  const [, at = '', id = ''] = /^(.{24})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return at === '' || Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
}

/** What the privacy tab of a member shows: the policy, every consent with its line, exports, and wishes to leave. */
export type MemberPrivacy = {
  readonly policy: PolicyStanding;
  readonly book: ConsentBook;
  readonly exports: readonly ExportRow[];
  readonly closings: readonly ListedClosing[];
};

/** Everything about the privacy of one member in sight (S1-2.3, 4.K). */
export const memberPrivacy = query({
  can: 'privacy.read',
  input: z.object({ memberId: z.string().max(60) }),
  async run({ db, actor }, { memberId }): Promise<MemberPrivacy> {
    const id = requireId('member', memberId);
    await requireMemberInSight(db, actor, id);
    const filter = { stores: null, view: 'all', memberId: id, by: null };
    const [policy, book, exports, closings] = await Promise.all([
      policyStanding(db, id),
      consentBook(id, db),
      exportsOf(db, id),
      listClosings(db, filter, { place: null, isBack: false, limit: 20 }),
    ]);
    return { policy, book, exports, closings };
  },
});
