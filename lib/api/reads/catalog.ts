import 'server-only';
import { z } from 'zod';
import { productByCode, productPage } from '@/lib/catalog';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { type Page, PageQuery } from './lists';

const LIMIT = 50;

type Goods = NonNullable<Awaited<ReturnType<typeof productByCode>>>;

/** The products in the order of their codes; the cursor is the last code of the page before. */
export const products = query({
  can: 'catalog.read',
  input: PageQuery,
  async run({ db }, { cursor = '', limit = LIMIT }): Promise<Page<Goods>> {
    const found = await productPage(db, cursor, limit + 1);
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.code ?? null) : null };
  },
});

/** One product by its code. */
export const product = query({
  can: 'catalog.read',
  input: z.object({ code: z.string().max(64) }),
  async run({ db }, { code }): Promise<Goods> {
    const found = await productByCode(db, code);
    if (found === null) throw new Refusal('product_not_found', { code }, 404);
    return found;
  },
});
