import type { z } from 'zod';

/** What goods a coupon is about, by codes; a list that is empty says nothing. */
export type GoodsNamed = {
  readonly skus?: readonly string[];
  readonly categories?: readonly string[];
  readonly brands?: readonly string[];
};

/**
 * What a coupon does, as data for whoever prices a cart (4.C.4): the kind of offer with its parameters, the layer in which
 * it stands, the most it takes off, and the goods it is about (null: all in its scope).
 */
export type CouponEffect = {
  readonly offer: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly layer: 'coupon' | 'freight' | 'gift';
  readonly max: number | null;
  readonly goods: GoodsNamed | null;
};

/** One thing that a sentence names, and how it is told. */
export type Said =
  | { readonly as: 'money' | 'rate' | 'number'; readonly value: number }
  | { readonly as: 'list'; readonly value: readonly string[] };

/** A sentence's form, `coupons.kind.<code>.<form>`, and what it names. */
export type Saying = { readonly form: string; readonly values: Readonly<Record<string, Said>> };

/** What a parameter holds: how a form asks for it. */
export type FieldKind = 'fen' | 'rate' | 'count' | 'sku' | 'categories' | 'brands';

/** How a form asks for one parameter; what is optional may be left empty. */
export type CouponField = { readonly as: FieldKind; readonly optional?: true };

/** The value, threshold, cap and codes by which the integration API says what a coupon is worth. */
export type SaidBriefly = {
  readonly value: number | null;
  readonly threshold: number;
  readonly max: number | null;
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
};

/** A coupon type (S0-4.1), sealed: outside, its parameters are unknown and read on every way in. */
export type CouponKind = {
  readonly code: string;
  readonly params: z.ZodType;
  readonly fields: Readonly<Record<string, CouponField>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly says: (params: unknown) => Saying;
  readonly effect: (params: unknown) => CouponEffect;
  /** The most that one copy can cost in fen, when that can be told: for the budget. */
  readonly costMax: (params: unknown) => number | null;
  /** The parameters of what the integration API says, for their schema to judge. */
  readonly ofBrief: (said: SaidBriefly) => Readonly<Record<string, unknown>>;
  /** What the integration API says of the parameters. */
  readonly brief: (params: unknown) => { readonly value: number | null; readonly threshold: number };
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly params: P;
  readonly fields: Readonly<Record<keyof z.output<P> & string, CouponField>>;
  readonly example: z.input<P> & Readonly<Record<string, unknown>>;
  readonly says: (params: z.output<P>) => Saying;
  readonly effect: (params: z.output<P>) => CouponEffect;
  readonly costMax: (params: z.output<P>) => number | null;
  readonly ofBrief: (said: SaidBriefly) => Readonly<Record<string, unknown>>;
  readonly brief: (params: z.output<P>) => { readonly value: number | null; readonly threshold: number };
};

/** Declares a coupon type. */
export function couponKind<P extends z.ZodType>(definition: Definition<P>): CouponKind {
  const { code, params, fields, example, says, effect, costMax, ofBrief, brief } = definition;
  return {
    code,
    params,
    fields,
    example,
    ofBrief,
    says: (raw) => says(params.parse(raw)),
    effect: (raw) => effect(params.parse(raw)),
    costMax: (raw) => costMax(params.parse(raw)),
    brief: (raw) => brief(params.parse(raw)),
  };
}
