import { enrolMembers } from '@/lib/enrolment';
import { must } from '@/lib/kernel/assert';
import { membersById } from '@/lib/members';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, type SaidOrder } from '@/lib/orders/testing/orders';
import { pool } from '@/lib/platform/db';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { subscriptions } from '@/lib/subscriptions';

const system = { kind: 'system', name: 'test' } as const;
let people = 0;

/** Enrols somebody, by the invitation of another when he is named, and lets the news of it arrive. */
export async function somebody(
  at: Date,
  said: { inviter?: string; name?: string; mobile?: string } = {},
): Promise<string> {
  const item = {
    name: said.name ?? `朋友${++people}`,
    mobile: said.mobile ?? null,
    registeredAt: at,
    inviterCode: said.inviter === undefined ? null : await codeOf(said.inviter),
  };
  const [outcome] = await enrolMembers([item], { actor: system, now: at });
  if (outcome?.ok !== true) throw outcome?.refusal;
  await arrive();
  return outcome.value.memberId;
}

/** The code of a member. */
export const codeOf = async (memberId: string): Promise<string> =>
  must((await membersById(pool(), [memberId])).get(memberId), 'a member').code;

/** Lets a member buy at the instant, and the news of it arrive; answers the number of the order. */
export async function buy(memberId: string, paidAt: Date, said: SaidOrder = {}): Promise<string> {
  const event = anOrder({ ...said, member: memberId, paidAt: paidAt.toISOString() });
  const [outcome] = await processOrders([event], paidAt);
  if (outcome?.ok !== true) throw outcome?.refusal;
  await arrive();
  return event.externalId;
}

/** Gives the whole of an order of one line back. */
export async function giveBack(order: string, at: Date, amount?: number): Promise<void> {
  const line = { id: '1', quantity: amount === undefined ? 1 : 0, ...(amount === undefined ? {} : { amount }) };
  const [outcome] = await processRefunds([aRefund(order, [line], { refundedAt: at.toISOString() })], at);
  if (outcome?.ok !== true) throw outcome?.refusal;
  await arrive();
}

/** Carries announcements until there are none; one that fails fails the test. */
export async function arrive(): Promise<void> {
  while ((await drainOutbox(subscriptions)) > 0) {
    const { rows } = await pool().query('SELECT "name", "lastError" FROM "OutboxEvent" WHERE "lastError" IS NOT NULL');
    if (rows.length > 0) throw new Error(`${rows[0].name}: ${rows[0].lastError}`);
  }
}
