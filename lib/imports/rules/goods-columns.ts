/** What a column of the header means. */
export type Column =
  | { readonly is: 'product' | 'sku'; readonly field: string; readonly as: 'text' | 'whole' | 'yes' | 'list' }
  | { readonly is: 'price'; readonly kind: string; readonly holder: string | null; readonly store: string | null }
  | { readonly is: 'sold'; readonly store: string }
  | { readonly is: 'from' };

/** The columns of a header, in their places; `ignored` are those that nothing is known of. */
export type GoodsColumns = {
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly string[];
  readonly hasSku: boolean;
};

const text = (is: 'product' | 'sku', field: string): Column => ({ is, field, as: 'text' });
const FIELDS: Readonly<Record<string, Column>> = {
  sku: text('sku', 'code'),
  product: text('product', 'code'),
  namezh: text('product', 'nameZh'),
  nameen: text('product', 'nameEn'),
  skunamezh: text('sku', 'nameZh'),
  skunameen: text('sku', 'nameEn'),
  category: text('product', 'category'),
  brand: text('product', 'brand'),
  barcode: text('sku', 'barcode'),
  tags: { is: 'product', field: 'tags', as: 'list' },
  version: { is: 'product', field: 'version', as: 'whole' },
  archived: { is: 'sku', field: 'archived', as: 'yes' },
  everywhere: { is: 'sku', field: 'everywhere', as: 'yes' },
  from: { is: 'from' },
};
const CHINESE: Readonly<Record<string, string>> = {
  货号: 'sku',
  商品编码: 'product',
  中文名: 'namezh',
  英文名: 'nameen',
  品类: 'category',
  品牌: 'brand',
  条码: 'barcode',
  标签: 'tags',
  标价: 'list',
  会员价: 'member',
  成本价: 'cost',
  底价: 'floor',
  生效时间: 'from',
};
const PRICE = /^(list|member|cost|floor|level:([\w.-]+)|contract:([\w.-]+))(?:@([\w.-]+))?$/i;

/** Reads a header: `sku`, names, `list`, `member`, `level:gold`, `contract:a`, `cost`, `floor`, `list@SH01`, `sold:SH01` … */
export function goodsColumns(header: readonly string[]): GoodsColumns {
  const columns = header.map((name) => columnOf(name.trim()));
  return {
    columns,
    ignored: header.filter((_, place) => columns[place] === null),
    hasSku: columns.some((column) => column?.is === 'sku' && column.field === 'code'),
  };
}

function columnOf(name: string): Column | null {
  const plain = CHINESE[name] ?? name;
  const known = FIELDS[plain.toLowerCase()];
  if (known !== undefined) return known;
  const sold = /^sold:([\w.-]+)$/i.exec(plain);
  if (sold !== null) return { is: 'sold', store: sold[1] ?? '' };
  const price = PRICE.exec(plain);
  if (price === null) return null;
  const [, kind = '', level, contract, store = null] = price;
  return { is: 'price', kind: kind.replace(/:.*/, '').toLowerCase(), holder: level ?? contract ?? null, store };
}
