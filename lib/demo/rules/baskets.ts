import { type DayFacts, festivalFactor } from './calendar';
import type { Persona } from './personas';
import { type Product, productsIn } from './products';
import type { Chance } from './random';
import type { StoryLine } from './story';

const STEP_FEN = 10;

/** What a customer of this kind puts into one basket on such a day. */
export function basketOf(chance: Chance, persona: Persona, facts: DayFacts): StoryLine[] {
  const count = chance.int(...persona.lines);
  const chosen = new Map<string, Product>();
  for (let tries = 0; chosen.size < count && tries < count * 4; tries++) {
    const product = chance.pick(productsIn(chance.weighted(persona.categories)));
    chosen.set(product.sku, product);
  }
  const isDiscounted = chance.isBelow(festivalFactor(facts) > 1 ? 0.8 : persona.discountShare);
  const percent = isDiscounted ? chance.int(5, 20) : 0;
  return [...chosen.values()].map((product, place) =>
    lineOf(place + 1, product, product.price > 10_000 ? 1 : chance.int(...persona.quantity), percent),
  );
}

/** One line of a product; a percentage off is rounded down to ten fen. */
export function lineOf(place: number, product: Product, quantity: number, percentOff = 0): StoryLine {
  const { sku, zh, category, brand, price } = product;
  const off = Math.floor((quantity * price * percentOff) / 100);
  return {
    id: `l${place}`,
    sku,
    name: zh,
    category,
    brand,
    quantity,
    unitPrice: price,
    discount: off - (off % STEP_FEN),
  };
}

/** What the lines cost together after discounts, in fen. */
export const goodsOf = (lines: readonly StoryLine[]): number =>
  lines.reduce((sum, { quantity, unitPrice, discount }) => sum + quantity * unitPrice - discount, 0);
