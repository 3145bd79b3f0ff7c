import { describe, expect, test } from 'vitest';
import { ONLINE_RETAIL } from '../schema';
import { mapInvoice } from './invoice';
import { placesOf, rowReader } from './row';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(',');
const places = placesOf(HEADER, ONLINE_RETAIL);
const read = rowReader(ONLINE_RETAIL, places);
const CLOCK = { zone: 'Asia/Shanghai', shiftWeeks: 0 };

/** Rows written as `code quantity price`, all of one invoice and customer unless said otherwise. */
function mapped(invoice: string, rows: readonly string[], said: { customer?: string; times?: readonly string[] } = {}) {
  const records = rows.map((row, index) => {
    const [sku = '', quantity = '', price = ''] = row.split('|');
    const time = said.times?.[index] ?? '01/12/2010 08:26';
    const fields = [invoice, sku, 'A NAME', quantity, time, price, said.customer ?? '17850', 'France'];
    return read({ line: index + 2, fields, problem: null });
  });
  return mapInvoice(invoice, records, ONLINE_RETAIL, CLOCK);
}

const sale = (...args: Parameters<typeof mapped>) => {
  const { item } = mapped(...args);
  return item?.kind === 'sale' ? item : null;
};

describe('a sale', () => {
  test('takes its time from its first row, and its lines keep the places of their rows', () => {
    const one = sale('536591', ['A|6|2.55', 'POST|1|18', 'A|2|2.55'], {
      times: ['01/12/2010 16:57', '01/12/2010 16:58', '01/12/2010 16:58'],
    });
    expect(one?.at.toISOString()).toBe('2010-12-01T08:57:00.000Z');
    expect(one?.lines.map(({ id, sku, quantity, unitPrice }) => [id, sku, quantity, unitPrice])).toEqual([
      ['0001', 'A', 6, 255],
      ['0003', 'A', 2, 255],
    ]);
  });

  test.each([
    ['POST|3|18', 5_400, []],
    ['DOT|1|569.77', 56_977, []],
    ['C2|1|50', 5_000, []],
    ['M|2|0.85', 0, ['adjustment']],
    ['D|1|5', 0, ['adjustment']],
    ['S|1|5', 0, ['adjustment']],
    ['BANK CHARGES|1|15', 0, ['adjustment']],
    ['AMAZONFEE|1|13541.33', 0, ['adjustment']],
    ['M|1|-5', 0, ['adjustment']],
    ['m|1|5', 0, ['goods']],
    ['DCGS0076|1|5', 0, ['goods']],
    ['22752|1|0', 0, ['goods']],
  ])('of %s has %i fen of freight and lines %o', (row, freight, kinds) => {
    const one = sale('1', [row]);
    expect([one?.freight, one?.lines.map(({ kind }) => kind)]).toEqual([freight, kinds]);
  });

  test('marks gift cards as such, since they earn nothing', () => {
    expect(sale('1', ['gift_0001_40|1|34.04'])?.lines[0]).toMatchObject({ kind: 'goods', category: 'gift_card' });
    expect(sale('1', ['22752|1|7.65'])?.lines[0]?.category).toBeNull();
  });

  test.each([
    ['A|0|1', 'quantity_not_positive'],
    ['A|-3|1', 'quantity_not_positive'],
    ['A|1|-1', 'price_negative'],
    ['POST|1|-1', 'price_negative'],
    ['A|x|1', 'quantity_invalid'],
    ['A|1|R', 'price_invalid'],
    ['|1|1', 'sku_missing'],
    ['A|1000001|1', 'amount_too_large'],
  ])('leaves out %s because of %s and keeps the rest', (row, reason) => {
    const { item, outside } = mapped('1', [row, 'B|1|1']);
    expect(outside).toMatchObject([{ outcome: 'rejected', reason, record: { line: 2 } }]);
    expect(item?.kind === 'sale' && item.lines.map(({ id }) => id)).toEqual(['0002']);
  });

  test('is none when no row is left', () => expect(mapped('1', ['A|-3|0']).item).toBeNull());

  test('of a guest has no customer', () => expect(sale('1', ['A|1|1'], { customer: '' })?.customer).toBeNull());
});

describe('a credit note', () => {
  test('asks for the units of its goods rows', () => {
    const { item, outside } = mapped('C1', ['A|-3|1', 'POST|-1|18', 'D|-1|5', 'B|2|1']);
    expect(item?.kind === 'credit' && item.rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([['A', 3]]);
    expect(outside.map(({ outcome, reason }) => `${outcome}.${reason}`)).toEqual([
      'unmatched.not_goods',
      'unmatched.not_goods',
      'rejected.quantity_not_negative',
    ]);
  });

  test('of a guest finds nothing', () => {
    const { item, outside } = mapped('C1', ['A|-3|1'], { customer: '' });
    expect([item, outside[0]?.reason]).toEqual([null, 'guest']);
  });
});

describe('a row', () => {
  const problem = (fields: readonly string[]) => read({ line: 2, fields, problem: null }).problem;

  test('that is cut off is told how much of it there is', () =>
    expect(problem(['539650', '84347', 'R'])).toEqual({ reason: 'row_incomplete', detail: '3/8' }));

  test('with a field too many is not guessed at', () => expect(problem([...HEADER, 'x'])?.reason).toBe('row_too_wide'));

  test('of another customer does not slip into an invoice', () => {
    const rows = ['17850', '13047'].map((customer, index) =>
      read({ line: index + 2, fields: ['1', 'A', '', '1', '01/12/2010 08:26', '1', customer, ''], problem: null }),
    );
    const { item, outside } = mapInvoice('1', rows, ONLINE_RETAIL, CLOCK);
    expect(outside).toMatchObject([{ reason: 'customer_differs', detail: '13047' }]);
    expect(item?.customer).toBe('17850');
  });

  test('can only be read when the file has the columns', () => {
    expect(placesOf(['InvoiceNo', 'Quantity'], ONLINE_RETAIL).missing).toEqual([
      'StockCode',
      'InvoiceDate',
      'UnitPrice',
    ]);
  });
});
