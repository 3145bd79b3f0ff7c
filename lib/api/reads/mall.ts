import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { parseId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import {
  cancelForMember,
  type Exchange,
  exchangeForMember,
  mallItem,
  mallShelf,
  type Offered,
  ownExchange,
  ownExchanges,
} from '@/lib/mall';
import { CATEGORIES } from '@/lib/mall/rules/terms';
import { memberById, survivorOf } from '@/lib/members';
import { type Context, command, InvalidInput, perform } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { type Page, PageQuery } from './lists';

const LIMIT = 50;
const Id = z.string().max(64);

/** What narrows the mall: a shelf, and whether only what the member may have and can pay is told. */
export const MallQuery = z.object({
  category: z.enum(CATEGORIES).optional(),
  affordable: z.enum(['true', 'false']).optional(),
});

/** The mall as a member sees it: what he has to spend, and every item at his price. */
export const memberMall = query({
  can: 'mall.read',
  input: MallQuery.extend({ id: Id }),
  async run({ db, now }, { id, category, affordable }) {
    const { balance, offered } = await mallShelf(db, await memberOf(db, id), now);
    const isAsked = ({ terms, may, short }: Offered) =>
      (category === undefined || terms.category === category) &&
      (affordable !== 'true' || (may.allowed && short === 0));
    return { balance, offered: offered.filter(isAsked) };
  },
});

/** One item as a member sees it. */
export const memberMallItem = query({
  can: 'mall.read',
  input: z.object({ id: Id, code: Id }),
  async run({ db, now }, { id, code }): Promise<Offered> {
    const found = await mallItem(db, await memberOf(db, id), code, now);
    if (found === null) throw new Refusal('mall_item_not_found', { code }, 404);
    return found.offered;
  },
});

/** The exchanges of a member, newest first. */
export const memberExchanges = query({
  can: 'mall.read',
  input: PageQuery.extend({ id: Id }),
  async run({ db }, { id, cursor, limit = LIMIT }): Promise<Page<Exchange>> {
    const found = await ownExchanges(db, await memberOf(db, id), placeOf(cursor), limit + 1);
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
});

/** An exchange as it stands, and whether it had been made or cancelled already. */
export type SeenExchange = { readonly isRepeat: boolean; readonly exchange: Exchange };

/** Exchanging for a member, with the order it became. */
export const exchangeAndRead = command({
  name: exchangeForMember.name,
  can: exchangeForMember.can,
  input: exchangeForMember.input,
  transaction: 'own',
  run: async (context, input) => seen(context, await perform(exchangeForMember, context, input)),
});

/** Cancelling for a member, with what became of it. */
export const cancelAndRead = command({
  name: cancelForMember.name,
  can: cancelForMember.can,
  input: cancelForMember.input,
  transaction: 'own',
  run: async (context, input) => seen(context, await perform(cancelForMember, context, input)),
});

type Done = { readonly isRepeat: boolean; readonly memberId: string; readonly exchange: string };

async function seen({ db }: Context, { isRepeat, memberId, exchange }: Done): Promise<SeenExchange> {
  return { isRepeat, exchange: must(await ownExchange(db, memberId, exchange), 'an exchange that was just made') };
}

/** The member of an id; whoever was merged is answered as the survivor (N13). */
async function memberOf(db: Db, id: string): Promise<string> {
  const memberId = await survivorOf(db, requireId('member', id));
  if ((await memberById(db, memberId)) === null) throw new Refusal('member_not_found', {}, 404);
  return memberId;
}

function placeOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = parseId('mallOrder', cursor);
  if (id === null)
    throw new InvalidInput([{ path: 'cursor', code: 'bad_cursor', message: 'not a cursor of this list' }]);
  return id;
}
