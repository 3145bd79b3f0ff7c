// What a campaign is tried on and bought by: the imported month of a real shop, its members, and a till.
import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect } from '../fixtures';
import { doors } from '../people';

const PIECES = 2;

type Quote = {
  readonly quoteId: string;
  readonly lines: readonly { readonly discounts: readonly { readonly offer: string; readonly amount: number }[] }[];
};
type Shop = { readonly sku: string; readonly list: number; readonly sale: string };

/** Imports "Online Retail", the orders of December 2010, unless they are there. */
export async function importMonth(): Promise<void> {
  await doors();
  const [{ importOrders }, { ONLINE_RETAIL }, { ONLINE_RETAIL_FILE }] = await Promise.all([
    import('@/lib/imports/run/import-orders'),
    import('@/lib/imports/schema'),
    import('@/lib/imports/testing/naive'),
  ]);
  const about = { isTrial: false, shiftWeeks: 0, rejects: null, batchSize: 500, now: new Date() };
  const { tally } = await importOrders({ file: ONLINE_RETAIL_FILE, map: ONLINE_RETAIL, ...about });
  expect(tally.figures.ordersNew + tally.figures.ordersBefore).toBeGreaterThan(1_500);
}

/** Members of the segment who came with the imported month. */
export async function membersOf(segment: string, count: number): Promise<readonly string[]> {
  const { db } = await doors();
  const { publicId } = await import('@/lib/kernel/id');
  const find = async (): Promise<readonly string[]> => {
    const { rows } = await db.pool().query(
      `SELECT s."memberId" AS id FROM "SegmentMember" s WHERE s."segmentCode" = $1
         AND EXISTS (SELECT 1 FROM "Order" o WHERE o."memberId" = s."memberId" AND o."source" = 'import') ORDER BY 1 LIMIT $2`,
      [segment, count],
    );
    return rows.map(({ id }) => publicId('member', id));
  };
  // The worker may be finding them at this moment.
  await expect.poll(async () => (await find()).length).toBe(count);
  return find();
}

/** What the back-test must come to, plainly from the orders of the month: those of the segment's members with the goods. */
export async function plainlyTried(segment: string, sku: string, off: number) {
  const { db } = await doors();
  const { rows } = await db.pool().query(
    `SELECT count(*)::int AS orders, sum(least($3, x."mine"))::int AS cost FROM (
       SELECT coalesce(sum((l."quantity" - l."refundedQuantity") * l."unitPrice") FILTER (WHERE l."sku" = $2
           AND o."memberId" IN (SELECT s."memberId" FROM "SegmentMember" s WHERE s."segmentCode" = $1)), 0)::int AS "mine"
       FROM "Order" o JOIN "OrderLine" l ON l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'
       WHERE o."source" = 'import' AND o."goods" > 0 AND NOT o."fullyRefunded" AND l."quantity" > l."refundedQuantity"
       GROUP BY o."memberId", o."id") x`,
    [segment, sku, off],
  );
  return rows[0] as { orders: number; cost: number };
}

/** A till that quotes and places over the API. */
export async function till(request: APIRequestContext, { sku, list, sale }: Shop) {
  const { access, execute, systemCaller } = await doors();
  const scopes = ['members.read', 'orders.read', 'orders.write', 'refunds.write'] as const;
  const { key } = await execute(access.createApiKeyCommand, systemCaller('e2e'), {
    name: 'e2e till',
    scopes: [...scopes],
    ratePerSecond: null,
  });
  const mark = `till-${randomInt(1_000_000_000)}`;
  const post = (path: string, data: unknown, own: string) =>
    request.post(`/api/v1${path}`, {
      data,
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': `${mark}-${own}` },
    });
  const cart = (member: string) => ({
    member: { id: member },
    channel: 'shop',
    lines: [{ id: '1', sku, quantity: PIECES, unitPrice: list }],
  });
  return {
    /** What the sale takes off, whatever other offers do on this day. */
    async quote(member: string): Promise<{ quoteId: string; discount: number }> {
      const response = await post('/quotes', cart(member), `quote-${randomInt(1e9)}`);
      const { quoteId, lines } = (await response.json()) as Quote;
      const mine = lines.flatMap(({ discounts }) => discounts).filter(({ offer }) => offer === sale);
      return { quoteId, discount: mine.reduce((sum, { amount }) => sum + amount, 0) };
    },
    async place(member: string, quoteId: string) {
      const externalId = `${mark}-${member}`;
      const order = { ...cart(member), externalId, quoteId, placedAt: new Date().toISOString(), status: 'paid' };
      return { externalId, status: (await post('/orders', order, externalId)).status() };
    },
    giveBack: (order: string) =>
      post(`/orders/${order}/refunds`, { refundNo: 'R', lines: [{ id: '1', quantity: 1 }] }, `refund-${order}`),
  };
}
