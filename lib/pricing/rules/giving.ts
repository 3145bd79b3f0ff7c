import { z } from 'zod';
import type { Effect, Said, View } from '../kind';
import { belowThreshold, count, from } from './parameters';
import type { Gift } from './types';

/** When something is given: from an amount in scope on, once or for every such amount; what it is worth, for choosing. */
export const giving = {
  from,
  each: z.boolean().default(false),
  timesMax: count.nullable().default(null),
  worth: z.int().min(0).default(0).meta({ as: 'fen' }),
};

type Giving = {
  readonly from: number;
  readonly each: boolean;
  readonly timesMax: number | null;
  readonly worth: number;
};

/** Gives so many times what is given once, or says what is short. */
export function give(rule: Giving, view: View, gift: Omit<Gift, 'offer'>): Effect {
  if (view.amount < rule.from) return belowThreshold(rule.from, view.amount);
  const reached = rule.each && rule.from > 0 ? Math.floor(view.amount / rule.from) : 1;
  const times = Math.min(reached, rule.timesMax ?? reached);
  return { type: 'gift', gift: { ...gift, quantity: gift.quantity * times }, worth: rule.worth * times };
}

/** How the giving is told: at once, from an amount on, or for every such amount. */
export function sayGiving({ from: threshold, each }: Giving, values: Readonly<Record<string, Said>>) {
  if (threshold === 0) return { form: 'always', values };
  return { form: each ? 'each' : 'from', values: { ...values, from: { as: 'money', value: threshold } as Said } };
}
