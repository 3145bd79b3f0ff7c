import 'server-only';
import { z } from 'zod';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { type BacktestPlace, type BacktestView, backtestRows } from '@/lib/rehearsals';

/** A back-test as the list shows it; instants as text. */
export type BacktestListRow = Pick<
  BacktestView,
  'id' | 'kind' | 'code' | 'name' | 'state' | 'done' | 'total' | 'share' | 'by' | 'sums'
> & { readonly from: string; readonly to: string; readonly createdAt: string };

const BEFORE = '~';

/** Back-tests newest first, by keyset in both directions, of what the reader may see (2.0.1). */
export const backtestList = query({
  can: 'rehearsals.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, raw): Promise<ListPage<BacktestListRow>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const place = placeOf(cursor);
    const asked = { kinds: filters.kind ?? [], states: view === '' || view === 'all' ? [] : view.split(',') };
    const found = await backtestRows(db, actor, { ...asked, code: q }, place, limit + 1);
    const isBack = place?.isBack ?? false;
    const isMore = found.length > limit;
    const rows = isBack ? found.slice(isMore ? 1 : 0) : found.slice(0, limit);
    const [first, last] = [rows[0], rows.at(-1)];
    const hasOlder = isBack || isMore;
    const hasNewer = isBack ? isMore : cursor !== null;
    return {
      rows: rows.map(rowOf),
      nextCursor: hasOlder && last !== undefined ? cursorOf(last) : null,
      prevCursor: hasNewer && first !== undefined ? `${BEFORE}${cursorOf(first)}` : null,
      total: { value: rows.length, relation: hasOlder || hasNewer ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

const rowOf = ({
  id,
  kind,
  code,
  name,
  state,
  done,
  total,
  share,
  by,
  sums,
  ...at
}: BacktestView): BacktestListRow => ({
  id,
  kind,
  code,
  name,
  state,
  done,
  total,
  share,
  by,
  // Of its figures the list tells a few; the orders that it names stay where they are.
  sums: sums === null ? null : { ...sums, baskets: [], most: [], least: [], days: {}, spent: {} },
  from: at.from.toISOString(),
  to: at.to.toISOString(),
  createdAt: at.createdAt.toISOString(),
});

const cursorOf = ({ id, createdAt }: BacktestView): string => `${createdAt.getTime()}.${id}`;

function placeOf(cursor: string | null): BacktestPlace | null {
  if (cursor === null) return null;
  const isBack = cursor.startsWith(BEFORE);
  const [, time, id] = /^(\d{1,15})\.(\w{1,64})$/.exec(cursor.slice(isBack ? 1 : 0)) ?? [];
  if (id === undefined) throw new Refusal('bad_cursor', {}, 422);
  return { at: new Date(Number(time)), id, isBack };
}
