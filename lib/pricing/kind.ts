import type { z } from 'zod';
import type { Facts } from '@/lib/kernel/refusal';
import type { BetterTender, Gift, Goods, LayerName, MemberSnapshot, RefusalCode } from './rules/types';

/** Units of one line at one price: what discounts act on. */
export type Slice = {
  readonly index: number;
  readonly line: string;
  readonly goods: Goods;
  readonly quantity: number;
  /** Of one unit, after the unit price was chosen. */
  readonly price: number;
  readonly floor: number;
  /** Whether its price lets no later offer act on it: none at all, or none but those that always stack (4.C.1). */
  readonly closed: 'no' | 'common' | 'all';
};

/** What an offer's effect is computed from: the lines that are open to it, and what is left of them to take off. */
export type View = {
  readonly slices: readonly Slice[];
  /** Of each slice, what a percentage is taken of: the running net, or the initial amount where the layer says so. */
  readonly nets: readonly number[];
  /** Units of all goods in its scope, those that another line offer holds among them. */
  readonly quantity: number;
  /** The amount of all goods in its scope by its basis: initial, or before it takes anything off (4.C-basis). */
  readonly amount: number;
  /** Whether thresholds are judged on what is left after it. */
  readonly isAfter: boolean;
  readonly freight: number;
};

/** What an offer does to a cart, before any limit; or why it does nothing. */
export type Effect =
  | { readonly type: 'discount'; readonly amount: number; readonly weights: readonly number[] }
  | { readonly type: 'freight'; readonly amount: number }
  | { readonly type: 'gift'; readonly gift: Omit<Gift, 'offer'>; readonly worth: number }
  | { readonly type: 'multiplier'; readonly rateBp: number; readonly group: string }
  | { readonly type: 'tender'; readonly terms: BetterTender }
  | None;

/** Why an offer does nothing, with the facts of its sentence. */
export type None = { readonly type: 'none'; readonly code: RefusalCode; readonly facts: Facts };

/** The moment and the buyer as the gates of kinds see them; wall clock of the program (4.H). */
export type Moment = {
  readonly now: Date;
  readonly weekday: number;
  readonly month: number;
  readonly day: number;
  readonly year: number;
  readonly member: MemberSnapshot | null;
  /** How many local days ago the member last used it; null: never. */
  readonly daysSinceUse: number | null;
};

/** One thing a sentence names, and how it is told. */
export type Said =
  | { readonly as: 'money' | 'rate' | 'percent' | 'number' | 'times'; readonly value: number }
  | { readonly as: 'list'; readonly value: readonly string[] }
  | { readonly as: 'weekdays'; readonly value: readonly number[] };

/** A sentence's form and what it names. */
export type Saying = { readonly form: string; readonly values: Readonly<Record<string, Said | undefined>> };

/** What an offer kind says about itself; all of it pure. */
export type OfferKind = {
  readonly code: string;
  /** The layers in which it may stand, the usual one first. */
  readonly layers: readonly LayerName[];
  readonly params: z.ZodType;
  readonly example: unknown;
  /** Whether there must be a member. */
  readonly needsMember: boolean;
  /** What its sentence names: `pricing.kinds.<code>.<form>`. */
  readonly says: (params: unknown) => Saying;
  /** Whether goods in the offer's scope are what it is about. */
  readonly covers: (params: unknown, goods: Goods) => boolean;
  /** Why it does not speak at this moment, or null. */
  readonly gate: (params: unknown, moment: Moment) => None | null;
  /** The price of one unit, for kinds of the unit layer; null: it names none for these goods. */
  readonly price: ((params: unknown, goods: Goods, member: MemberSnapshot | null) => number | null) | null;
  /** Whether a price of this kind lets no later offer act. */
  readonly closes: (params: unknown) => boolean;
  readonly effect: (params: unknown, view: View) => Effect;
  /** The price ratio, for an effect that is never more than that part of what is left: lets a search look ahead. */
  readonly ratio: (params: unknown) => number | null;
  /** The most that it takes off, and the amount of its scope below which it does nothing; null: not known. */
  readonly bounds: (params: unknown) => { readonly most: number | null; readonly from: number };
  /** Whether it reduces each line by itself, so that what it takes off one does not depend on the others. */
  readonly isPerLine: boolean;
  /** Whether its effect is the same whatever its goods come to: what it did to the same lines it does again. */
  readonly ignoresAmount: boolean;
  /** Whether what it does depends on its goods by what they come to in all, and spreads over them by what they cost. */
  readonly isOfSum: (params: unknown) => boolean;
  /** After how many days a member may use it again; null: it is not remembered. */
  readonly everyDays: (params: unknown) => number | null;
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly layers: readonly LayerName[];
  readonly params: P;
  readonly example: z.input<P>;
  readonly needsMember?: boolean;
  readonly says: (params: z.output<P>) => Saying;
  readonly covers?: (params: z.output<P>, goods: Goods) => boolean;
  readonly gate?: (params: z.output<P>, moment: Moment) => None | null;
  readonly price?: (params: z.output<P>, goods: Goods, member: MemberSnapshot | null) => number | null;
  readonly closes?: (params: z.output<P>) => boolean;
  readonly effect?: (params: z.output<P>, view: View) => Effect;
  readonly ratio?: (params: z.output<P>) => number | undefined;
  readonly bounds?: (params: z.output<P>) => { readonly most?: number | undefined; readonly from: number };
  readonly isPerLine?: boolean;
  readonly ignoresAmount?: boolean;
  readonly isOfSum?: (params: z.output<P>) => boolean;
  readonly everyDays?: (params: z.output<P>) => number;
};

/** Seals a kind: outside, its parameters are unknown. They were read by its schema when the offer was loaded. */
export function offerKind<P extends z.ZodType>(definition: Definition<P>): OfferKind {
  const { covers, gate, price, closes, effect } = definition;
  const { code, layers, params, example, says } = definition;
  return {
    code,
    layers,
    params,
    example,
    needsMember: definition.needsMember ?? false,
    isPerLine: definition.isPerLine ?? false,
    ignoresAmount: definition.ignoresAmount ?? definition.isPerLine ?? false,
    isOfSum: (raw) => definition.isOfSum?.(raw as z.output<P>) ?? false,
    says: (raw) => says(raw as z.output<P>),
    covers: (raw, goods) => covers?.(raw as z.output<P>, goods) ?? true,
    gate: (raw, moment) => gate?.(raw as z.output<P>, moment) ?? null,
    price: price === undefined ? null : (raw, goods, member) => price(raw as z.output<P>, goods, member),
    closes: (raw) => closes?.(raw as z.output<P>) ?? false,
    effect: (raw, view) => effect?.(raw as z.output<P>, view) ?? none('no_effect'),
    ratio: (raw) => definition.ratio?.(raw as z.output<P>) ?? null,
    bounds: (raw) => ({
      from: 0,
      ...definition.bounds?.(raw as z.output<P>),
      most: definition.bounds?.(raw as z.output<P>).most ?? null,
    }),
    everyDays: (raw) => definition.everyDays?.(raw as z.output<P>) ?? null,
  };
}

/** Nothing, and why. */
export const none = (code: RefusalCode, facts: Facts = {}): None => ({ type: 'none', code, facts });
