import type { z } from 'zod';

/** One goods line as earning sees it: its net in fen, and the part of it that was not paid with points (4.A.5). */
export type EarningLine = {
  readonly id: string;
  readonly category: string | null;
  /** The categories above that one, from the root down, where the tree is known: a rule on one of them means this line too. */
  readonly above?: readonly string[];
  readonly quantity: number;
  readonly net: number;
  readonly base: number;
};

/** Whether a line stands in one of the categories, itself or below it (S3-3.2). */
export const standsIn = ({ category, above = [] }: EarningLine, codes: readonly string[]): boolean =>
  (category !== null && codes.includes(category)) || above.some((code) => codes.includes(code));

/** The moment of payment on the program's wall clock, and the member at that moment; the level is that held just before. */
export type EarningMoment = {
  readonly paidAt: Date;
  readonly weekday: number;
  readonly month: number;
  readonly registeredAt: Date;
  readonly birthMonth: number | null;
  readonly levelCode: string;
};

/** What a parameter of a condition holds: how a form asks for it, and which names it must know. */
export type FieldKind = 'weekdays' | 'levels' | 'categories' | 'count' | 'hours';

/** A kind of condition of a multiplier: how its parameters read, and whether it speaks about a line at a moment. */
export type ConditionKind = {
  readonly code: string;
  readonly params: z.ZodObject;
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly example: Readonly<Record<string, unknown>>;
  readonly speaks: (params: unknown, line: EarningLine, moment: EarningMoment) => boolean;
};

/**
 * Seals a kind: outside, its parameters are unknown. They are read by their schema when a version of the rules is
 * loaded, so evaluating thousands of lines does not read them again.
 */
export function conditionKind<P extends z.ZodObject>(definition: {
  readonly code: string;
  readonly params: P;
  /** What each parameter holds. */
  readonly fields: Readonly<Record<keyof z.output<P> & string, FieldKind>>;
  readonly example: z.input<P>;
  readonly speaks: (params: z.output<P>, line: EarningLine, moment: EarningMoment) => boolean;
}): ConditionKind {
  return {
    ...definition,
    example: definition.example as Readonly<Record<string, unknown>>,
    speaks: (params, line, moment) => definition.speaks(params as z.output<P>, line, moment),
  };
}
