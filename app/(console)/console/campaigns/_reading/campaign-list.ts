import 'server-only';
import { z } from 'zod';
import { type CampaignListed, campaignShelf } from '@/lib/campaigns';
import type { Phase } from '@/lib/campaigns/rules/life';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { query } from '@/lib/platform/query';

/** A campaign as the list shows it. */
export type CampaignListRow = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: string | null;
  readonly goal: string | null;
  readonly phase: Phase;
  readonly isWaiting: boolean;
  readonly hasDraft: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly changedAt: string;
};

const BEFORE = '~';

/** The campaigns by code, by keyset in both directions; a program has some dozens, so they are sought in memory (2.0.1). */
export const campaignList = query({
  can: 'campaigns.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<CampaignListRow>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const wanted = q.toLowerCase();
    const all = (await campaignShelf(db, now)).map(rowOf).filter((row) => {
      const isNamed = [row.id, row.nameZh, row.nameEn].some((name) => name.toLowerCase().includes(wanted));
      const isOfType = filters.type === undefined || filters.type.includes(row.type ?? '');
      return isNamed && isOfType && isIn(view, row);
    });
    const isBack = cursor?.startsWith(BEFORE) ?? false;
    const at = cursor === null ? null : cursor.slice(isBack ? BEFORE.length : 0);
    const place = at === null ? 0 : all.filter(({ id }) => (isBack ? id < at : id <= at)).length;
    const from = isBack ? Math.max(0, place - limit) : place;
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

/** What waits for a second person is found whatever else it is; what is put away only where it is asked for. */
function isIn(view: string, { phase, isWaiting }: CampaignListRow): boolean {
  if (view === 'submitted') return isWaiting;
  return view === '' || view === 'all' ? phase !== 'archived' : view === phase;
}

const rowOf = ({ code, name, window, changedAt, ...row }: CampaignListed): CampaignListRow => ({
  id: code,
  nameZh: name?.zh || code,
  nameEn: name?.en || name?.zh || code,
  type: row.type,
  goal: row.goal,
  phase: row.phase,
  isWaiting: row.isWaiting,
  hasDraft: row.hasDraft,
  from: window?.startsAt.toISOString() ?? null,
  to: window?.endsAt.toISOString() ?? null,
  changedAt: changedAt.toISOString(),
});
