import type { z } from 'zod';
import type { LocalDate } from '../day';
import type { RuleFacts } from '../rule-tree';

/** What a behaviour says about itself, read by the props of its way. */
export type BehaviourSaid = {
  /** The type under which it came: the code of its way, or the name of a custom event. */
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The local calendar day on which it happened. */
  readonly day: LocalDate;
  /** Its props as numbers by name, for conditions. */
  readonly facts: RuleFacts;
};

/** The line of an order that a behaviour is about; the order by its seller's id. */
export type OrderLineSaid = { readonly order: string; readonly line: string };

/** A way to earn beside orders: how its rules and its events read, and what makes two events the same one. */
export type EarningWay = {
  readonly code: string;
  /** What a rule of this way says beside its amount and limits. */
  readonly params: z.ZodObject;
  readonly example: Readonly<Record<string, unknown>>;
  /** How the props of its events read; null when it does not come as an event (sign-up comes with enrolment). */
  readonly props: z.ZodType | null;
  readonly propsExample: Readonly<Record<string, unknown>>;
  /** Whether a rule with these params is about the behaviour. */
  readonly speaks: (params: unknown, said: BehaviourSaid) => boolean;
  /** What it is about and counts only once; null when every event of it counts. */
  readonly object: ((said: BehaviourSaid) => string) | null;
  /** The order line that must belong to the member and have been received; null when nothing has to be shown. */
  readonly proof: ((said: BehaviourSaid) => OrderLineSaid) | null;
  /** The type of the event that takes one of this way back, with the same props; null when nothing does. */
  readonly withdrawnBy: string | null;
};

type Definition<P extends z.ZodObject, Q extends z.ZodType> = {
  readonly code: string;
  readonly params: P;
  readonly example: z.input<P>;
  readonly props: Q | null;
  readonly propsExample: z.input<Q>;
  readonly speaks?: (params: z.output<P>, said: BehaviourSaid) => boolean;
  readonly object?: (props: z.output<Q>, day: LocalDate) => string;
  readonly proof?: (props: z.output<Q>) => OrderLineSaid;
  readonly withdrawnBy?: string;
};

/** Seals a way: outside, params and props are unknown; both were read by their schemas when they came in. */
export function earningWay<P extends z.ZodObject, Q extends z.ZodType>(definition: Definition<P, Q>): EarningWay {
  const { speaks, object, proof, withdrawnBy, ...rest } = definition;
  return {
    ...rest,
    example: definition.example as Readonly<Record<string, unknown>>,
    propsExample: definition.propsExample as Readonly<Record<string, unknown>>,
    speaks: (params, said) => speaks?.(params as z.output<P>, said) ?? true,
    object: object === undefined ? null : ({ props, day }) => object(props as z.output<Q>, day),
    proof: proof === undefined ? null : ({ props }) => proof(props as z.output<Q>),
    withdrawnBy: withdrawnBy ?? null,
  };
}
