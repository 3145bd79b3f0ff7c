import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import type { Outcome as Result } from '@/lib/kernel/refusal';
import { type OrderAnswer, processOrders } from '@/lib/orders';
import type { Item, Newcomer } from '../read/items';
import type { RowOutcome } from '../rules/outcome';
import type { Book } from './book';

type OrderItem = Extract<Item, { kind: 'order' }>;

const ACTOR: Actor = { kind: 'system', name: 'import' };

/** Enrols who is not a member yet, each with his first sale of the set, then settles the orders as one set. */
export async function doOrders(items: readonly OrderItem[], book: Book, now: Date): Promise<void> {
  await enrol(items, book, now);
  const answers = await processOrders(
    items.map(({ event }) => event),
    now,
  );
  const outcomes = items.flatMap((item, index) => outcomesOf(item, answers[index] as Result<OrderAnswer>));
  for (const [index, item] of items.entries()) countOrder(item, answers[index] as Result<OrderAnswer>, book);
  await book.rows(outcomes);
}

async function enrol(items: readonly OrderItem[], book: Book, now: Date): Promise<void> {
  const first = new Map<string, Newcomer>();
  for (const { newcomer } of items) {
    if (newcomer === null) continue;
    const known = first.get(newcomer.externalId);
    if (known === undefined || newcomer.registeredAt < known.registeredAt) first.set(newcomer.externalId, newcomer);
  }
  if (first.size === 0) return;
  const enrolled = await enrolMembers([...first.values()], { actor: ACTOR, now, isUnasked: true });
  book.count('membersNew', enrolled.filter((one) => one.ok && one.value.isNew).length);
}

function outcomesOf({ rows }: OrderItem, answer: Result<OrderAnswer>): RowOutcome[] {
  return rows.map(({ record, as }) => {
    if (!answer.ok) return { record, outcome: 'rejected', reason: answer.refusal.code, detail: '' };
    return { record, outcome: answer.value.created ? 'imported' : 'imported_before', reason: as, detail: '' };
  });
}

function countOrder({ event }: OrderItem, answer: Result<OrderAnswer>, book: Book): void {
  const status = !answer.ok ? 'ordersRefused' : answer.value.created ? 'ordersNew' : 'ordersBefore';
  book.count(status);
  if (!answer.ok || !answer.value.created) return;
  const { order, earned } = answer.value;
  if (order.memberId === null) book.count('ordersOfGuests');
  if (!event.lines.some(({ kind }) => kind === 'goods')) book.count('ordersWithoutGoods');
  book.count('goods', order.goods);
  book.count('points', earned.points.granted);
  book.count('growth', earned.growth);
}
