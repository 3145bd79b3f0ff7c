import { z } from 'zod';
import type { BenefitEffect, BenefitField, Said, Saying } from '../kind';

const FEN_MAX = 100_000_000_000;
const UNITS_MAX = 1_000_000;
const CODES_MAX = 500;
const ONE = 10_000;

/** An amount of money that is something, in fen. */
export const Fen = z.int().min(1).max(FEN_MAX);

/** From which amount on, in fen; 0: any. */
export const From = z.int().min(0).max(FEN_MAX).default(0);

/** How many units. */
export const Units = z.int().min(1).max(UNITS_MAX);

/** What is still paid, in basis points: 8折 is 8000. */
const Rate = z
  .int()
  .min(1)
  .max(ONE - 1);

/** A code of goods, of a batch, of a card. */
export const Code = z.string().trim().min(1).max(128);

/** Codes of goods, categories or brands. */
export const Codes = z.array(Code).min(1).max(CODES_MAX);

/** Something off: a price ratio or an amount. */
export const off = { rateBp: Rate.nullable().default(null), off: Fen.nullable().default(null) };

/** How a form asks for something off. */
export const OFF_FIELDS = {
  rateBp: { as: 'rate', optional: true },
  off: { as: 'fen', optional: true },
} as const satisfies Record<string, BenefitField>;

type Off = { readonly rateBp: number | null; readonly off: number | null };

/** Exactly one of ratio and amount is said. */
export function checkOff({ rateBp, off: amount }: Off, context: z.RefinementCtx): void {
  if ((rateBp === null) === (amount === null))
    context.addIssue({ code: 'custom', path: ['off'], message: 'one_of_rate_and_off' });
}

/** The parameters by which an offer reduces. */
export const reductionOf = ({ rateBp, off: amount }: Off): Readonly<Record<string, number>> =>
  rateBp === null ? { off: amount ?? 0 } : { rateBp };

/** How something off is told, with what else the sentence names; a threshold makes another form of it. */
export function sayOff({ rateBp, off: amount }: Off, values: Saying['values'] = {}, from = 0): Saying {
  const what: Saying['values'] =
    rateBp === null ? { off: { as: 'money', value: amount ?? 0 } } : { rate: { as: 'rate', value: rateBp } };
  const form = rateBp === null ? 'off' : 'rate';
  if (from === 0) return { form, values: { ...values, ...what } };
  return { form: `${form}From`, values: { ...values, ...what, from: { as: 'money', value: from } } };
}

/** A sentence with or without a threshold. */
export const sayFrom = (from: number, values: Readonly<Record<string, Said>> = {}): Saying =>
  from === 0 ? { form: 'any', values } : { form: 'from', values: { ...values, from: { as: 'money', value: from } } };

/** The effect of an offer that is priced like any other (4.C). */
export const offerEffect = (
  offer: string,
  layer: Extract<BenefitEffect, { as: 'offer' }>['layer'],
  params: Readonly<Record<string, unknown>>,
  max: number | null = null,
): BenefitEffect => ({ as: 'offer', offer, params, layer, max });
