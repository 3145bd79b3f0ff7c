import 'server-only';
import { z } from 'zod';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { query } from '@/lib/platform/query';
import { type SegmentRowView, segmentRows } from '@/lib/segments';
import { phaseOf, type SegmentPhase } from '../_components/segment-state';

/** A segment as the list shows it. */
export type SegmentListRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly owner: string;
  readonly kind: string | null;
  readonly refresh: string | null;
  readonly phase: SegmentPhase;
  readonly version: number;
  readonly members: number | null;
  readonly refreshedAt: string | null;
  readonly hasDraft: boolean;
};

/** The segments by code, by keyset; a program has some dozens, so they are sought in memory (2.0.1). */
export const segmentList = query({
  can: 'segments.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, raw): Promise<ListPage<SegmentListRow>> {
    const { q, filters, view, cursor, limit, sort } = parseListQuery(new URLSearchParams(raw));
    const wanted = q.toLowerCase();
    const all = (await segmentRows(db, actor))
      .map(rowOf)
      .filter(({ id, nameZh, nameEn, owner, kind, refresh, phase }) => {
        const isNamed = [id, nameZh ?? '', nameEn ?? '', owner].some((name) => name.toLowerCase().includes(wanted));
        const isOf = (filter: string, value: string | null) =>
          filters[filter] === undefined || filters[filter].includes(value ?? '');
        return isNamed && isOf('kind', kind) && isOf('refresh', refresh) && isSeen(view, phase);
      })
      .sort(orderOf(sort));
    const isBack = cursor?.startsWith(BEFORE) ?? false;
    const at = cursor === null ? -1 : all.findIndex(({ id }) => id === cursor.slice(isBack ? BEFORE.length : 0));
    const from = at < 0 ? 0 : isBack ? Math.max(0, at - limit) : at + 1;
    const rows = all.slice(from, from + limit);
    return {
      rows,
      nextCursor: from + limit < all.length ? (rows.at(-1)?.id ?? null) : null,
      prevCursor: from > 0 && rows[0] !== undefined ? `${BEFORE}${rows[0].id}` : null,
      total: { value: all.length, relation: 'eq' },
      asOf: now.toISOString(),
    };
  },
});

const BEFORE = '~';

/** What is put away shows in its own view only. */
const isSeen = (view: string, phase: SegmentPhase): boolean =>
  view === '' || view === 'all' ? phase !== 'withdrawn' : view === phase || (view === 'paused' && phase === 'faulty');

function orderOf(sort: string): (a: SegmentListRow, b: SegmentListRow) => number {
  // Those that are too few to be told stand together, after none.
  const size = ({ members }: SegmentListRow) => members ?? 1;
  const byCode = (a: SegmentListRow, b: SegmentListRow) => (a.id < b.id ? -1 : 1);
  if (sort === 'members') return (a, b) => size(a) - size(b) || byCode(a, b);
  if (sort === '-members') return (a, b) => size(b) - size(a) || byCode(a, b);
  const time = ({ refreshedAt }: SegmentListRow) => (refreshedAt === null ? 0 : Date.parse(refreshedAt));
  if (sort === 'refreshed') return (a, b) => time(a) - time(b) || byCode(a, b);
  if (sort === '-refreshed') return (a, b) => time(b) - time(a) || byCode(a, b);
  return byCode;
}

const rowOf = ({
  code,
  state,
  version,
  terms,
  members,
  refreshedAt,
  fault,
  hasDraft,
  name,
}: SegmentRowView): SegmentListRow => ({
  id: code,
  nameZh: name?.zh || null,
  nameEn: name?.en || null,
  descriptionZh: terms?.description.zh ?? '',
  descriptionEn: terms?.description.en ?? '',
  owner: terms?.owner ?? '',
  kind: terms?.kind ?? null,
  refresh: terms?.refresh.mode ?? null,
  phase: phaseOf(state, fault !== null),
  version,
  members,
  refreshedAt: refreshedAt?.toISOString() ?? null,
  hasDraft,
});
