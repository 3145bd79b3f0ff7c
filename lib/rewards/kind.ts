import type { z } from 'zod';

/** How a form asks for one parameter: a number, or the code of something that exists. */
export type RewardField = {
  readonly as: 'count' | 'batch' | 'benefit' | 'activity';
  readonly min?: number;
  readonly max?: number;
};

/** What a reward says of itself: numbers as they are, and the code of what it names, whose name the reader looks up. */
export type RewardSaying = {
  readonly values: Readonly<Record<string, number>>;
  readonly named?: { readonly kind: 'coupon' | 'benefit' | 'activity'; readonly code: string };
};

/** A kind of reward, sealed: outside, its parameters are unknown and read on every way in. */
export type RewardKind = {
  readonly code: string;
  readonly params: z.ZodType;
  readonly fields: Readonly<Record<string, RewardField>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly says: (params: unknown) => RewardSaying;
};

type Definition<P extends z.ZodType> = {
  readonly code: string;
  readonly params: P;
  readonly fields: Readonly<Record<keyof z.output<P> & string, RewardField>>;
  readonly example: z.output<P> & Readonly<Record<string, unknown>>;
  readonly says: (params: z.output<P>) => RewardSaying;
};

/** Declares a kind of reward. */
export function rewardKind<P extends z.ZodType>(definition: Definition<P>): RewardKind {
  const { params, says } = definition;
  return { ...definition, says: (raw) => says(params.parse(raw)) };
}
