import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders, processRefunds } from './index';
import { orderStory } from './member-order';
import { anOrder, aRefund, givenMember, NOW } from './testing/orders';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('tells what an order earned and why, and what its refund took back', async () => {
  const member = await givenMember();
  const event = anOrder({ member, lines: [{ yuan: 100, quantity: 2 }] });
  const [placed] = await processOrders([event], NOW);
  if (placed?.ok !== true) throw placed?.refusal;
  const [returned] = await processRefunds([aRefund(event.externalId, [{ id: '1', quantity: 1 }])], NOW);
  if (returned?.ok !== true || returned.value.kind !== 'refunded') throw new Error('not refunded');
  const story = await orderStory(pool(), member, placed.value.order.id);
  expect(story?.earned).toEqual(placed.value.earned);
  expect(story?.reasons).toEqual(placed.value.decisions);
  expect(story?.lines).toMatchObject([{ quantity: 2, refundedQuantity: 1, refundedNet: 5_000 }]);
  expect(story?.refunds).toMatchObject([
    { amount: 5_000, lines: [{ id: '1', quantity: 1 }], moved: returned.value.moved },
  ]);
});

test('tells nobody the order of somebody else', async () => {
  const [member, other] = [await givenMember(), await givenMember()];
  const [placed] = await processOrders([anOrder({ member })], NOW);
  if (placed?.ok !== true) throw placed?.refusal;
  expect(await orderStory(pool(), other, placed.value.order.id)).toBeNull();
});
