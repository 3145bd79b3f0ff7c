import { z } from 'zod';
import type { RefundItem, Working } from './item';

type Moved = Pick<RefundItem, 'points' | 'growth' | 'debt' | 'waived'>;

const CutSchema = z.object({ cap: z.string(), limit: z.number(), used: z.number(), cut: z.number() });
const FactorSchema = z.object({ code: z.string(), rateBp: z.number() });

// Read leniently: the book keeps what was written under every former version of the rules.
const DetailSchema = z.object({
  order: z.string().nullish().catch(null),
  refundNo: z.string().nullish().catch(null),
  fromCode: z.string().nullish().catch(null),
  toCode: z.string().nullish().catch(null),
  base: z.number().nullish().catch(null),
  desired: z.number().nullish().catch(null),
  bonus: z.number().nullish().catch(null),
  factors: z.array(FactorSchema).nullish().catch(null),
  cuts: z.array(CutSchema).nullish().catch(null),
});

/** What an entry's detail says of its order and of how its amount came about; what it does not say is null or empty. */
export function readDetail(detail: unknown): {
  readonly order: string | null;
  readonly refundNo: string | null;
  readonly members: { readonly from: string; readonly to: string } | null;
  readonly working: Working;
} {
  const read = DetailSchema.safeParse(detail);
  const said = read.success ? read.data : {};
  return {
    order: said.order ?? null,
    refundNo: said.refundNo ?? null,
    members: said.fromCode && said.toCode ? { from: said.fromCode, to: said.toCode } : null,
    working: {
      base: said.base ?? null,
      desired: said.desired ?? null,
      bonus: said.bonus ?? 0,
      factors: said.factors ?? [],
      cuts: said.cuts ?? [],
    },
  };
}

const OutcomeSchema = z.object({ order: z.string().nullish().catch(null), refundNo: z.string().nullish().catch(null) });

/** Which order and refund a decision's outcome is about, where it is about one. */
export function readOutcome(outcome: unknown): { readonly order: string | null; readonly refundNo: string | null } {
  const read = OutcomeSchema.safeParse(outcome);
  return { order: read.data?.order ?? null, refundNo: read.data?.refundNo ?? null };
}

const MovedSchema = z.object({
  points: z.array(z.object({ points: z.number(), debt: z.number() })).catch([]),
  growth: z.number().catch(0),
  waived: z.object({ points: z.number(), growth: z.number() }).catch({ points: 0, growth: 0 }),
});

const NOTHING_MOVED: z.output<typeof MovedSchema> = { points: [], growth: 0, waived: { points: 0, growth: 0 } };

/** What a refund moved beside money: points and growth below zero, the debt it opened, and what it waived. */
export function readMoved(moved: unknown): Moved {
  const { points, growth, waived } = MovedSchema.safeParse(moved).data ?? NOTHING_MOVED;
  const sum = (of: 'points' | 'debt') => points.reduce((total, one) => total + one[of], 0);
  return { points: sum('points'), growth, debt: sum('debt'), waived };
}

const FactsSchema = z.object({ orders: z.number().nullable().catch(null), amount: z.number().nullable().catch(null) });

/** What a member had bought when a level was reached: orders, and goods in fen. */
export function readPurchases(facts: unknown): { readonly orders: number | null; readonly amount: number | null } {
  return FactsSchema.safeParse(facts).data ?? { orders: null, amount: null };
}

/** The personal fields that a reveal showed, as the trail keeps them. */
export function readFields(after: unknown): readonly string[] {
  return z.object({ fields: z.array(z.string()) }).safeParse(after).data?.fields ?? [];
}
