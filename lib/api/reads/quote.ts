import 'server-only';
import { ordersOfCopies } from '@/lib/coupons';
import { parseId } from '@/lib/kernel/id';
import { orderByExternalId, orderNumbers } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { type Quoted, quoteCommand } from '@/lib/pricing';

/** A quote, with the order on which each refused coupon was used, and where, as far as it is one of ours (4.E). */
export const quoteAndRead = command({
  name: quoteCommand.name,
  can: quoteCommand.can,
  input: quoteCommand.input,
  transaction: 'own',
  async run(context, input): Promise<Quoted> {
    const quoted = await quoteCommand.run(context, input);
    return namingOrders(context.db, quoted);
  },
});

async function namingOrders(db: Db, quoted: Quoted): Promise<Quoted> {
  const { memberId, priced } = quoted;
  const used = priced.refused.flatMap(({ offer, code, facts }) =>
    code === 'already_used' && facts.order === null ? (parseId('coupon', offer) ?? []) : [],
  );
  if (memberId === null || used.length === 0) return quoted;
  const orders = await ordersOfCopies(db, memberId, used);
  const numbers = await orderNumbers(db, memberId, [...new Set(orders.values())]);
  const known = new Map<string, { readonly order: string; readonly store: string | null }>();
  for (const [id, number] of numbers)
    known.set(id, { order: number, store: (await orderByExternalId(db, number))?.storeCode ?? null });
  const refused = priced.refused.map((one) => {
    const place = known.get(orders.get(parseId('coupon', one.offer) ?? '') ?? '');
    return one.code === 'already_used' && place !== undefined ? { ...one, facts: { ...one.facts, ...place } } : one;
  });
  return { ...quoted, priced: { ...priced, refused } };
}
