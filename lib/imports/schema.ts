import { z } from 'zod';

const name = z.string().min(1).max(100);

/** Which columns of a CSV hold what; optional ones may be missing from the file. */
const Columns = z.strictObject({
  invoice: name,
  sku: name,
  quantity: name,
  time: name,
  unitPrice: name,
  name: name.nullable(),
  customer: name.nullable(),
  category: name.nullable(),
  brand: name.nullable(),
  store: name.nullable(),
});

/** How a file of sales rows is read: its columns, its way of writing, and which codes are not goods. */
export const ImportMapSchema = z.strictObject({
  columns: Columns,
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'gb18030', 'windows-1252', 'shift_jis', 'big5']),
  /** Letters dd, MM, yyyy, HH, mm, ss stand for digits, all else for itself. */
  timeFormat: z.string().regex(/^(?=.*dd)(?=.*MM)(?=.*yyyy).{8,40}$/, { error: 'needs dd, MM and yyyy' }),
  decimalPoint: z.enum(['.', ',']),
  /** How the number of a credit note begins; null when the file has none. */
  creditPrefix: z.string().min(1).max(20).nullable(),
  freightCodes: z.array(name),
  adjustmentCodes: z.array(name),
  giftCardPrefixes: z.array(name),
  channel: z.string().min(1).max(40),
});

/** How a file of sales rows is read. */
export type ImportMap = z.output<typeof ImportMapSchema>;

/** The columns and codes of "Online Retail" (docs/data/README.md): what counts when a map says nothing else. */
export const ONLINE_RETAIL: ImportMap = {
  columns: {
    invoice: 'InvoiceNo',
    sku: 'StockCode',
    quantity: 'Quantity',
    time: 'InvoiceDate',
    unitPrice: 'UnitPrice',
    name: 'Description',
    customer: 'CustomerID',
    category: null,
    brand: null,
    store: null,
  },
  delimiter: ',',
  encoding: 'utf-8',
  timeFormat: 'dd/MM/yyyy HH:mm',
  decimalPoint: '.',
  creditPrefix: 'C',
  freightCodes: ['POST', 'DOT', 'C2'],
  adjustmentCodes: ['M', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE'],
  giftCardPrefixes: ['gift_'],
  channel: 'import',
};

/** What a map file may say: any part; the rest stays as in Online Retail. */
export const ImportMapFile = ImportMapSchema.partial()
  .extend({ columns: Columns.partial().optional() })
  .transform(
    ({ columns, ...rest }): ImportMap => ({
      ...ONLINE_RETAIL,
      ...rest,
      columns: { ...ONLINE_RETAIL.columns, ...columns },
    }),
  );
