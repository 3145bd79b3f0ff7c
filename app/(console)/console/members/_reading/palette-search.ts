import 'server-only';
import { z } from 'zod';
import { may } from '@/lib/kernel/actor';
import { orderByExternalId } from '@/lib/orders';
import { type Context, command } from '@/lib/platform/command';
import { orderInSight } from '../../orders/_reading/order-in-sight';
import { memberLookup } from './member-list';

const SHOWN_MAX = 6;

/** One line of the palette: where it leads, what it is, and what tells it apart. */
type Found = { readonly href: string; readonly label: string; readonly detail?: string };

/** What ⌘K finds: members by any key, and the order of a number; empty for those who may see neither (2.0.4). */
export const paletteSearch = command({
  name: 'console.search',
  can: 'account.own',
  input: z.object({ q: z.string().trim().min(1).max(200) }),
  transaction: 'own',
  isReading: true,
  async run(context, { q }): Promise<{ readonly rows: readonly Found[] }> {
    const [order, members] = await Promise.all([orderOf(context, q), membersOf(context, q)]);
    return { rows: [...order, ...members] };
  },
});

async function membersOf(context: Context, q: string): Promise<readonly Found[]> {
  if (!may(context.actor, 'members.read')) return [];
  const { rows } = await memberLookup.run(context, { q });
  return rows.slice(0, SHOWN_MAX).map(({ id, name, mobile, code }) => ({
    href: `/console/members/${id}`,
    label: name ?? code,
    detail: mobile ?? code,
  }));
}

async function orderOf({ db, actor }: Context, q: string): Promise<readonly Found[]> {
  if (!may(actor, 'orders.read')) return [];
  const order = await orderByExternalId(db, q);
  if (order === null || !(await orderInSight(db, actor, order))) return [];
  return [{ href: `/console/orders/${encodeURIComponent(order.externalId)}`, label: order.externalId }];
}
