import 'server-only';
import { catalogFacts } from '@/lib/catalog';
import type { Line, OrderStory } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import type { KeptQuote } from '@/lib/pricing';
import { SHOP_CHANNEL } from './cart';

/** The lines of a quote as an order is placed with them; their prices are the quote's, whatever is said here. */
export async function linesOfQuote(db: Db, { asked, priced, at }: KeptQuote, locale: string): Promise<Line[]> {
  const skus = asked.lines.map(({ sku }) => sku);
  const facts = await catalogFacts(db, skus, { storeCode: null, at });
  const prices = new Map(priced.lines.map((line) => [line.id, line]));
  return asked.lines.map(({ id, sku, quantity }) => {
    const [name, line] = [facts.get(sku)?.name, prices.get(id)];
    const [list, net] = [line?.list ?? 0, line?.net ?? 0];
    return {
      id,
      kind: 'goods',
      sku,
      name: (locale === 'en' ? name?.en : name?.zh) ?? null,
      category: null,
      brand: null,
      quantity,
      unitPrice: list / quantity,
      discount: list - net,
      net,
      refundedQuantity: 0,
      refundedNet: 0,
    };
  });
}

/** What a known order was sent with, to be sent again in another state. */
export const eventOf = (story: OrderStory, memberId: string) => ({
  externalId: story.externalId,
  version: null,
  member: { id: memberId },
  channel: SHOP_CHANNEL,
  storeCode: null,
  placedAt: story.placedAt,
  completedAt: null,
  lines: story.lines.filter(({ kind }) => kind === 'goods'),
  freight: story.freight,
  source: 'shop',
});
