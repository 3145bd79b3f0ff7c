import { HOMES } from '../people';
import { productsIn } from '../products';
import { chanceOf } from '../random';
import type { Shopping } from './campaign';
import type { Diary } from './diary';

/** An order that somebody places while a campaign runs, before anybody has priced it. */
export type BusinessOrder = {
  readonly externalId: string;
  readonly person: string;
  readonly at: Date;
  readonly channel: 'pos' | 'mini_program';
  readonly storeCode: string | null;
  readonly lines: readonly { readonly id: string; readonly sku: string; readonly quantity: number }[];
  /** Goods from a till are in hand at once; others arrive some days later. */
  readonly completedAt: Date;
  /** When the first line comes back; null: it is kept. */
  readonly returnedAt: Date | null;
};

const SEED = 84;
const FIRST_HOUR = 10;
const LAST_HOUR = 20;
const DELIVERY_DAYS = 2;
const RETURNED_EVERY = 8;
const CHEAP_FEN = 5_000;

/** What is bought on a day of a campaign by those whom it is for: nobody twice, and the same whenever it is told. */
export function ordersOfDay(
  code: string,
  { from, to, orders, categories, lines }: Shopping,
  day: number,
  people: readonly string[],
  { at }: Diary,
): BusinessOrder[] {
  if (day < from || day > to) return [];
  const chance = chanceOf(SEED, `${code} ${day}`);
  const waiting = [...people];
  const count = Math.min(orders, people.length);
  return Array.from({ length: count }, (_, place): BusinessOrder => {
    const [person = ''] = waiting.splice(chance.int(0, waiting.length - 1), 1);
    const hour = FIRST_HOUR + Math.floor((place * (LAST_HOUR - FIRST_HOUR)) / count);
    const paidAt = at(day, hour, chance.int(0, 59));
    const isAtTill = chance.isBelow(0.6);
    const { storeCode } = chance.weighted(HOMES.map((home) => [home, home.weight] as const));
    const goods = new Map(
      Array.from({ length: chance.int(...lines) }, () => chance.pick(productsIn(chance.pick(categories)))).map(
        (product) => [product.sku, product],
      ),
    );
    return {
      externalId: `demo-b-${code.slice('demo-'.length)}-${day - from + 1}-${place + 1}`,
      person,
      at: paidAt,
      channel: isAtTill ? 'pos' : 'mini_program',
      storeCode: isAtTill ? storeCode : null,
      lines: [...goods.values()].map(({ sku, price }, line) => ({
        id: `l${line + 1}`,
        sku,
        quantity: price < CHEAP_FEN ? chance.int(1, 3) : 1,
      })),
      completedAt: isAtTill ? paidAt : at(day + DELIVERY_DAYS, hour),
      returnedAt: place % RETURNED_EVERY === RETURNED_EVERY - 1 ? at(day + DELIVERY_DAYS + 1, hour) : null,
    };
  });
}
