import { z } from 'zod';
import { type Registry, registry } from '../registry';
import type { RuleFacts } from '../rule-tree';
import { PERIODS } from './caps';
import type { BehaviourSaid, EarningWay } from './way';
import * as ways from './ways';
import { customEvent } from './ways/custom-event';

/** Every way to earn beside orders, for points and for growth: one file and one export line each. */
export const earningWays: Registry<EarningWay> = registry(ways);

const AMOUNT_MAX = 1_000_000;
const TIMES_MAX = 10_000;
const RULES_MAX = 50;

/** How often a behaviour counts in one local period. */
const LimitSchema = z.strictObject({ period: z.enum(PERIODS), times: z.int().min(1).max(TIMES_MAX) });

const [first, ...others] = earningWays.all.map(({ code, params }) =>
  params.extend({
    way: z.literal(code),
    code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    amount: z.int().min(1).max(AMOUNT_MAX),
    limits: z.array(LimitSchema).max(PERIODS.length),
  }),
);

/** A rule of a way to earn: its amount, its limits and the params of its way. */
export type BehaviourRule = {
  readonly way: string;
  readonly code: string;
  readonly amount: number;
  readonly limits: readonly z.output<typeof LimitSchema>[];
  readonly [param: string]: unknown;
};

const RuleSchema = z.discriminatedUnion('way', [first as NonNullable<typeof first>, ...others]);

/** The rules of behaviours in their order: of those about one behaviour the first counts (4.M). Each code once. */
export const BehaviourRulesSchema = z
  // The registry's ways have forgotten their parameters' types; every member of the union has what a rule has.
  .array(RuleSchema as unknown as z.ZodType<BehaviourRule>)
  .max(RULES_MAX)
  .refine((rules) => new Set(rules.map(({ code }) => code)).size === rules.length, { message: 'every code once' })
  .refine((rules) => rules.every(({ limits }) => new Set(limits.map(({ period }) => period)).size === limits.length), {
    message: 'every period once',
  });

/** The way that events of a type belong to: the one of that code, else a custom event; null for what is no event. */
export function wayOfType(type: string): EarningWay | null {
  const way = earningWays.find(type);
  if (way !== undefined) return way.props === null || way.code === customEvent.code ? null : way;
  return customEvent;
}

/** The way whose events are taken back by events of this type, if any. */
export const withdrawnWay = (type: string): EarningWay | undefined =>
  earningWays.all.find(({ withdrawnBy }) => withdrawnBy === type);

/** The first rule that is about the behaviour, or undefined. */
export const ruleFor = (
  rules: readonly BehaviourRule[],
  way: EarningWay,
  said: BehaviourSaid,
): BehaviourRule | undefined => rules.find((rule) => rule.way === way.code && way.speaks(rule, said));

/** What the named way of the rules gives, for ways without conditions; 0 when no rule names it. */
export const amountOf = (rules: readonly BehaviourRule[], way: string): number =>
  rules.find((rule) => rule.way === way)?.amount ?? 0;

/** Props as numbers by name: yes is 1, a text `name=value` is 1; what is neither is left out. */
export function factsOf(props: Readonly<Record<string, unknown>>): RuleFacts {
  const facts: Record<string, number> = {};
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'number') facts[name] = value;
    else if (typeof value === 'boolean') facts[name] = value ? 1 : 0;
    else if (typeof value === 'string') facts[`${name}=${value}`] = 1;
  }
  return facts;
}
