import 'server-only';
import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { countMembers, type MemberRow, type MemberSearch, searchMembers, storesInSight } from '@/lib/members';
import { isPersonalSearch } from '@/lib/members/rules/search-text';
import { orderByExternalId } from '@/lib/orders';
import { type Context, command } from '@/lib/platform/command';
import { query } from '@/lib/platform/query';
import type { ListedMember } from '../../_components/listed-member';

const COUNTED_TO = 10_000;
const COUNTED_ALL = 2_000_000_000;
const LOOKUP_MAX = 20;

/** The list of members within the reader's stores, newest first (2.0.1); texts that are personal have to come by POST. */
export const memberList = query({
  can: 'members.read',
  input: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  async run(context, raw): Promise<ListPage<ListedMember>> {
    const params = Object.entries(raw).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    const asked = parseListQuery(new URLSearchParams(params));
    if (isPersonalSearch(asked.q)) throw new Refusal('search_by_post', {}, 422);
    const search: MemberSearch = {
      ...(await whereOf(context, asked.q)),
      levelCodes: asked.filters.level ?? [],
      cursor: asked.cursor,
      limit: asked.limit,
    };
    const cap = asked.exactCount ? COUNTED_ALL : COUNTED_TO + 1;
    const [page, count] = await Promise.all([searchMembers(context.db, search), countMembers(context.db, search, cap)]);
    const isCapped = !asked.exactCount && count > COUNTED_TO;
    return {
      rows: page.rows.map(listed),
      nextCursor: page.nextCursor,
      prevCursor: page.prevCursor,
      total: { value: isCapped ? COUNTED_TO : count, relation: isCapped ? 'gte' : 'eq' },
      asOf: context.now.toISOString(),
    };
  },
});

/** Finds members by any key, personal ones too: the text travels in the body and is kept nowhere (4.K). */
export const memberLookup = command({
  name: 'members.lookup',
  can: 'members.read',
  input: z.object({ q: z.string().trim().min(1).max(200) }),
  transaction: 'own',
  isReading: true,
  async run(context, { q }): Promise<{ readonly rows: readonly ListedMember[] }> {
    const search = { ...(await whereOf(context, q)), cursor: null, limit: LOOKUP_MAX };
    return { rows: (await searchMembers(context.db, search)).rows.map(listed) };
  },
});

/** The text, the stores in sight, and whose order it is when the text is an order number. */
async function whereOf({ db, actor }: Context, q: string): Promise<Pick<MemberSearch, 'q' | 'storeCodes' | 'ids'>> {
  const [storeCodes, order] = await Promise.all([
    storesInSight(actor),
    q === '' ? null : orderByExternalId(db, q.trim()),
  ]);
  return { q, storeCodes, ids: order === null || order.memberId === null ? [] : [order.memberId] };
}

const listed = (row: MemberRow): ListedMember => ({
  ...row,
  id: publicId('member', row.id),
  registeredAt: row.registeredAt.toISOString(),
  lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
});
