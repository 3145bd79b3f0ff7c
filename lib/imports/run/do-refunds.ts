import type { Outcome as Result } from '@/lib/kernel/refusal';
import { processRefunds, type RefundAnswer } from '@/lib/orders';
import type { Item } from '../read/items';
import type { RowOutcome } from '../rules/outcome';
import type { Book } from './book';

type RefundItem = Extract<Item, { kind: 'refund' }>;

/** Applies refunds that name their order; one whose order is not paid yet waits for it (4.F.2). */
export async function doRefunds(items: readonly RefundItem[], book: Book, now: Date): Promise<void> {
  const answers = await processRefunds(
    items.map(({ event }) => event),
    now,
  );
  const outcomes = items.flatMap(({ rows }, index) => {
    const answer = answers[index] as Result<RefundAnswer>;
    countRefund(answer, book);
    return rows.map(({ record }): RowOutcome => ({ record, ...whatBecame(answer) }));
  });
  await book.rows(outcomes);
}

/** Counts a refund and what it took back. */
export function countRefund(answer: Result<RefundAnswer>, book: Book): void {
  if (!answer.ok || answer.value.kind === 'parked') return;
  const { isRepeat, amount, moved } = answer.value;
  book.count(isRepeat ? 'refundsBefore' : 'refundsNew');
  if (isRepeat) return;
  book.count('refunded', amount);
  book.count(
    'pointsBack',
    moved.points.reduce((total, { points }) => total - points, 0),
  );
  book.count('growthBack', -moved.growth || 0);
}

function whatBecame(answer: Result<RefundAnswer>): Omit<RowOutcome, 'record'> {
  if (!answer.ok) return { outcome: 'rejected', reason: answer.refusal.code, detail: '' };
  if (answer.value.kind === 'parked')
    return { outcome: 'unmatched', reason: 'order_awaited', detail: answer.value.orderExternalId };
  return { outcome: answer.value.isRepeat ? 'credited_before' : 'credited', reason: 'full', detail: '' };
}
