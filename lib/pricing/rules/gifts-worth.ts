import type { Priced } from './types';

/** What the gifts of a priced cart are worth, points excepted: those are counted where they are earned. In fen. */
export function giftsWorth({ applied, gifts }: Pick<Priced, 'applied' | 'gifts'>): number {
  let worth = 0;
  for (const { offer, type, quantity } of gifts) {
    const by = type === 'points' ? undefined : applied.find((one) => one.offer === offer);
    if (by !== undefined && by.desired > 0) worth += Math.floor((by.frozen.worth * quantity) / by.desired);
  }
  return worth;
}
