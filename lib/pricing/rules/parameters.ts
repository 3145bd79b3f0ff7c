import { z } from 'zod';
import { ONE_BP } from '@/lib/kernel/basis-points';
import { type Effect, none, type Said, type View } from '../kind';
import { percentOff, sum } from './amounts';

const FEN_MAX = 100_000_000_000;
const UNITS_MAX = 1_000_000;

// `as` says how a form asks for a value, see `form.ts`.
/** An amount of money that is something, in fen. */
export const fen = z.int().min(1).max(FEN_MAX).meta({ as: 'fen' });

/** How many units, times or days. */
export const count = z.int().min(1).max(UNITS_MAX);

/** A price ratio below the full price: 8折 is 8000. */
export const priceRate = z
  .int()
  .min(0)
  .max(ONE_BP - 1)
  .meta({ as: 'rate' });

/** Codes of goods, categories, brands. */
export const codes = z.array(z.string().min(1).max(128)).min(1).max(1_000);

/** A threshold in fen; 0: none. */
export const from = z.int().min(0).max(FEN_MAX).default(0).meta({ as: 'fen' });

/** Either a price ratio or an amount off. */
export const reduction = { rateBp: priceRate.optional(), off: fen.optional() };

/** What a reduction says. */
export type Reduction = { readonly rateBp?: number | undefined; readonly off?: number | undefined };

/** Exactly one of the two ways to reduce is said. */
export const isOneWay = ({ rateBp, off }: Reduction): boolean => (rateBp === undefined) !== (off === undefined);

/** The words of that demand. */
export const ONE_WAY = { message: 'exactly one of rateBp and off' };

/** How a reduction is told: the form of the sentence and its value. */
export const sayReduction = ({ rateBp, off }: Reduction): { form: 'rate' | 'off'; values: Record<string, Said> } =>
  rateBp === undefined
    ? { form: 'off', values: { off: { as: 'money', value: off ?? 0 } } }
    : { form: 'rate', values: { rate: { as: 'rate', value: rateBp } } };

/** A reduction of everything in view at once. */
export function reduceAll({ rateBp, off }: Reduction, { nets }: View): Effect {
  const amount = rateBp === undefined ? (off ?? 0) : percentOff(sum(nets), rateBp);
  return { type: 'discount', amount, weights: nets };
}

/** A reduction of every unit in view: a percentage of all, or the amount off each. */
export function reduceEach(reduction: Reduction, view: View): Effect {
  const { off } = reduction;
  if (off === undefined) return reduceAll(reduction, view);
  const weights = view.slices.map(({ quantity }, index) => Math.min(off * quantity, view.nets[index] as number));
  return { type: 'discount', amount: sum(weights), weights };
}

/** What a threshold is compared with if the offer takes so much off: what it was judged on is its basis (4.C-basis). */
export const judgedAmount = ({ amount, isAfter }: View, discount: number): number =>
  isAfter ? amount - discount : amount;

/** The effect if the amount in scope reaches the threshold by the offer's basis, else what is short. */
export function fromAmount(threshold: number, view: View, effect: Effect): Effect {
  if (threshold === 0 || effect.type === 'none') return effect;
  const discount = effect.type === 'discount' ? Math.min(effect.amount, sum(view.nets)) : 0;
  return judgedAmount(view, discount) >= threshold ? effect : belowThreshold(threshold, judgedAmount(view, discount));
}

/** Why a threshold is not reached, with what is short (N2). */
export const belowThreshold = (needed: number, actual: number): Effect =>
  none('below_threshold', { actual, needed, short: needed - actual });
