import type { CartLine } from '@/lib/pricing/rules/types';
import { line } from '@/lib/pricing/testing/build';

const LINES = 20;
const CARTS = 64;
export const CATEGORIES = ['fresh', 'drinks', 'home', 'beauty'];
export const BRANDS = ['a', 'b', 'c'];

/** Carts of full size: few units of each line, up to thirty, or goods whose floors stop most discounts. */
export type CartSort = 'usual' | 'large' | 'floored';

const UNITS: Readonly<Record<CartSort, number>> = { usual: 3, large: 30, floored: 5 };

/** Carts that differ from call to call, so that no branch learns one of them by heart. */
export const cartsOf = (sort: CartSort): readonly (readonly CartLine[])[] =>
  Array.from({ length: CARTS }, (_, cart) =>
    Array.from({ length: LINES }, (__, index) => {
      const list = 500 + ((cart * 7_919 + index * 1_733) % 9_500);
      const categories = [CATEGORIES[index % CATEGORIES.length] ?? 'home'];
      const brand = BRANDS[index % BRANDS.length] ?? 'a';
      const floored = sort === 'floored' ? Math.floor(list * (0.86 + (index % 7) / 100)) : Math.floor(list / 2);
      const floor = sort === 'floored' || index % 5 === 0 ? floored : 0;
      const member = index % 3 === 0 ? Math.floor(list * 0.97) : null;
      const quantity = 1 + ((cart + index * 7) % UNITS[sort]);
      return line(String(index).padStart(2, '0'), list, quantity, { categories, brand, floor, member });
    }),
  );
