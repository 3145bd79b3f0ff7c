import type { z } from 'zod';

/** The six families of benefits (S0-3.1). */
export const FAMILIES = ['discount', 'spend_save', 'gift', 'service', 'privilege', 'points'] as const;

/** One of them. */
export type Family = (typeof FAMILIES)[number];

/**
 * What a benefit does, as data: an offer of `pricing` with its layer (4.C), a coupon of a batch for each time, a right
 * that people or other systems honour, or what points are exchanged for. Nothing here computes money.
 */
export type BenefitEffect =
  | {
      readonly as: 'offer';
      readonly offer: string;
      readonly params: Readonly<Record<string, unknown>>;
      readonly layer: 'unit' | 'line' | 'order' | 'tender' | 'freight' | 'gift' | 'earn';
      readonly max: number | null;
    }
  | { readonly as: 'coupons'; readonly batch: string }
  | { readonly as: 'right'; readonly right: string }
  | {
      readonly as: 'exchange';
      readonly points: number;
      readonly gives: 'coupon' | 'benefit';
      /** The batch or the benefit, by its code, and how many copies or times. */
      readonly what: string;
      readonly count: number;
      readonly returnDays: number;
    };

/** One thing that a sentence names, and how it is told; a word is a key of `benefits.words`. */
export type Said =
  | { readonly as: 'money' | 'rate' | 'percent' | 'number' | 'times'; readonly value: number }
  | { readonly as: 'list'; readonly value: readonly string[] }
  | { readonly as: 'word'; readonly value: string };

/** A sentence's form, `benefits.kind.<code>.<form>`, and what it names. */
export type Saying = { readonly form: string; readonly values: Readonly<Record<string, Said>> };

/** How a form asks for one parameter. */
export type BenefitField = {
  readonly as: 'fen' | 'rate' | 'times' | 'count' | 'code' | 'codes' | 'choice' | 'flag' | 'steps';
  readonly optional?: true;
  /** For a choice: what may be chosen, named by `benefits.words`. */
  readonly of?: readonly string[];
};

/** A benefit kind, sealed: outside, its parameters are unknown and read on every way in. */
export type BenefitKind = {
  readonly code: string;
  readonly family: Family;
  readonly params: z.ZodType;
  readonly fields: Readonly<Record<string, BenefitField>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly says: (params: unknown) => Saying;
  readonly effect: (params: unknown) => BenefitEffect;
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly family: Family;
  readonly params: P;
  readonly fields: Readonly<Record<keyof z.output<P> & string, BenefitField>>;
  readonly example: z.input<P> & Readonly<Record<string, unknown>>;
  readonly says: (params: z.output<P>) => Saying;
  readonly effect: (params: z.output<P>) => BenefitEffect;
};

/** Declares a benefit kind. */
export function benefitKind<P extends z.ZodType>(definition: Definition<P>): BenefitKind {
  const { params, says, effect } = definition;
  return {
    ...definition,
    says: (raw) => says(params.parse(raw)),
    effect: (raw) => effect(params.parse(raw)),
  };
}
