import type { Count, Happening } from '../kind';

/** A paid order from an amount counts once; one of which everything came back is taken back (4.A.11). */
export function orderCount({ name, facts }: Happening, from: number): Count {
  const source = `order:${facts.order}`;
  if (name === 'order.settled' && Number(facts.goods) >= from) return { source, amount: 1 };
  return name === 'order.refunded' && facts.isFull === true ? { voids: source } : null;
}
