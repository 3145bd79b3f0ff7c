import { createApiKeyCommand } from '@/lib/access';
import { enrolMembers } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';

/** Installs the program, an unlimited key and so many members; answers the key and the members' public ids. */
export async function benchProgram(members: number): Promise<{ key: string; memberIds: string[] }> {
  await installStandardProgram(pool());
  const input = { name: 'bench', scopes: ['orders.write', 'orders.read', 'refunds.write'], ratePerSecond: null };
  const made = (await execute(createApiKeyCommand, systemCaller('bench'), input)) as { key: string };
  const ids: string[] = [];
  for (let from = 0; from < members; from += 500) {
    const items = Array.from({ length: Math.min(500, members - from) }, () => ({
      registeredAt: new Date('2025-01-06T02:00:00Z'),
    }));
    const outcomes = await enrolMembers(items, { actor: { kind: 'system', name: 'bench' }, now: new Date() });
    ids.push(...outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : [])));
  }
  return { key: made.key, memberIds: ids.map((id) => publicId('member', id)) };
}

/** A paid order of two lines as a till would send it. */
export function orderBody(externalId: string, memberId: string) {
  return {
    externalId,
    member: { id: memberId },
    channel: 'pos',
    placedAt: '2026-03-10T12:00:00+08:00',
    status: 'paid',
    lines: [
      { id: '1', sku: 'SKU-1', name: 'Name', category: 'grocery', quantity: 1, unitPrice: 1000 },
      { id: '2', sku: 'SKU-2', name: 'Name', category: 'grocery', quantity: 1, unitPrice: 1000 },
    ],
  };
}

/** Settles orders of every member until none of them reaches a level by the next one. */
export async function settleFirstOrders(memberIds: readonly string[]): Promise<void> {
  const { eventOfInput, OrderInput, processOrders } = await import('@/lib/orders');
  for (let order = 0; order < ORDERS_UNTIL_GOLD; order++) {
    for (let from = 0; from < memberIds.length; from += 500) {
      const events = memberIds
        .slice(from, from + 500)
        .map((id) => eventOfInput(OrderInput.parse(orderBody(`first-${order}-${id}`, id)), 'key:bench'));
      await processOrders(events, new Date());
    }
  }
}

// The next level takes three more: far from every member in a short run.
const ORDERS_UNTIL_GOLD = 3;
