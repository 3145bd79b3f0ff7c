import { LATER } from '@/lib/kernel/condition';
import type { Fact } from './fact';

/** The net of all goods by the offer's basis, in fen. */
export const cartAmount: Fact = {
  code: 'cart.amount',
  type: 'number',
  unit: 'money',
  read: ({ amounts }) => (amounts === LATER ? LATER : amounts.cart),
};

/** The net of the goods in the offer's scope by its basis, in fen. */
export const scopeAmount: Fact = {
  code: 'scope.amount',
  type: 'number',
  unit: 'money',
  read: ({ amounts }) => (amounts === LATER ? LATER : amounts.scope),
};

/** How many units the cart holds. */
export const cartQuantity: Fact = {
  code: 'cart.quantity',
  type: 'number',
  unit: 'count',
  read: ({ lines }) => lines.reduce((total, { quantity }) => total + quantity, 0),
};

/** How many units of the offer's scope the cart holds. */
export const scopeQuantity: Fact = {
  code: 'scope.quantity',
  type: 'number',
  unit: 'count',
  read: (source) => source.scopeQuantity,
};

/** Which SKUs the cart holds. */
export const cartSkus: Fact = {
  code: 'cart.skus',
  type: 'name',
  read: ({ lines }) => lines.map(({ goods }) => goods.sku),
};

/** Which categories the cart's goods stand in, those above them included. */
export const cartCategories: Fact = {
  code: 'cart.categories',
  type: 'name',
  read: ({ lines }) => lines.flatMap(({ goods }) => goods.categories),
};

/** Which brands the cart holds. */
export const cartBrands: Fact = {
  code: 'cart.brands',
  type: 'name',
  read: ({ lines }) => lines.flatMap(({ goods }) => goods.brand ?? []),
};
