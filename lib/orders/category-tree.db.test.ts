import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveCategoriesIn } from '@/lib/catalog';
import { givenBatch } from '@/lib/coupons/testing/people';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { QuoteInput, quoteIn } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { processRefunds } from './commands/process-refunds';
import { anOrder, aRefund, givenMember, NOW, type SaidOrder } from './testing/orders';
import { givenCoupon } from './testing/quoted';
import type { OrderAnswer } from './types';

const saturday = local('2026-03-14T12:00');
const fruit = { code: 'fresh.fruit', nameZh: '水果', nameEn: 'Fruit' };
const move = (parent: string | null) => withTransaction((db) => saveCategoriesIn(db, [{ ...fruit, parent }], NOW));

beforeAll(async () => {
  await installStandardProgram(pool());
  await move('fresh');
});
afterAll(closeDatabase);

async function settle(said: SaidOrder): Promise<OrderAnswer> {
  const outcome = must((await processOrders([anOrder(said)], NOW))[0], 'no answer');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

test('a rule on a category counts for what stands below it, and one that is moved away takes its orders along no more', async () => {
  const [early, late] = [await givenMember(), await givenMember()];
  const lines = [{ yuan: 300, category: 'fresh.fruit' }];
  const below = await settle({ member: early, paidAt: saturday, lines, externalId: 'tree-1' });
  expect(below.earned.growth).toBe(950);

  await move('grocery');
  const elsewhere = await settle({ member: late, paidAt: saturday, lines });
  expect(elsewhere.earned.growth).toBeLessThan(950);

  // What an order earned was judged when it was paid: taken back whole, whatever the tree says now.
  const back = aRefund('tree-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-03-16T12:00') });
  expect((await processRefunds([back], NOW))[0]).toMatchObject({ ok: true });
  expect((await bookSummary(pool(), early, NOW)).growth.total).toBe(0);
});

test('a quote takes what the catalog does not know by the same tree: it promises what the order earns, and coupons see it', async () => {
  await move('fresh');
  const member = await givenMember();
  const coupon = await givenCoupon(
    member,
    await givenBatch({ kind: 'category', params: { categories: ['fresh'], off: 500 } }),
  );
  const asked = QuoteInput.parse({
    member: { id: publicId('member', member) },
    channel: 'pos',
    lines: [{ id: '1', sku: 'MANGO', quantity: 1, unitPrice: 30_000, category: 'fresh.fruit' }],
  });
  const at = localAt('2026-03-21T12:00');
  const { priced } = await quoteIn(pool(), at, { ...asked, at });
  expect(priced.applied).toMatchObject([{ source: { coupon }, granted: 500 }]);
  const earned = await settle({ member, paidAt: at.toISOString(), lines: [{ yuan: 295, category: 'fresh.fruit' }] });
  expect(priced.earn?.growth).toBe(earned.earned.growth);
  expect(earned.earned.growth).toBe(885);
});
