import type { Item } from '../read/items';
import type { RowOutcome } from '../rules/outcome';
import type { Book } from './book';

/** Counts what would be done, and does nothing: whether credits find their sales only the database could say. */
export async function doTrial(items: readonly Item[], book: Book): Promise<void> {
  for (const item of items) await book.rows(rowsOf(item, book));
}

function rowsOf(item: Item, book: Book): RowOutcome[] {
  if (item.kind === 'credit') {
    book.count('creditNotes');
    return item.credit.rows.map(({ record }) => ({ record, outcome: 'open', reason: 'credit', detail: '' }));
  }
  if (item.kind === 'refund')
    return item.rows.map(({ record }) => ({ record, outcome: 'open', reason: 'refund', detail: '' }));
  const { lines, member } = item.event;
  const goods = lines.filter(({ kind }) => kind === 'goods');
  book.count('ordersNew');
  if (member === null) book.count('ordersOfGuests');
  if (goods.length === 0) book.count('ordersWithoutGoods');
  book.count(
    'goods',
    goods.reduce((total, { net }) => total + net, 0),
  );
  return item.rows.map(({ record, as }) => ({ record, outcome: 'imported', reason: as, detail: '' }));
}
