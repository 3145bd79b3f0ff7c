import {
  type BehaviourRule,
  type BehaviourSaid,
  type EarningWay,
  PERIODS,
  type Period,
  periodName,
  ruleFor,
} from '@/lib/kernel/earning';

/** What one asset says about a behaviour: a rule counts it, a limit of the rule is used up, or no rule is about it. */
export type RuleDecision =
  | { readonly kind: 'counts'; readonly rule: BehaviourRule }
  | {
      readonly kind: 'limited';
      readonly rule: BehaviourRule;
      readonly period: Period;
      readonly times: number;
    }
  | { readonly kind: 'none' };

/** The first rule in their order that is about the behaviour, unless one of its limits is used up (4.A.7, 4.H, 4.M). */
export function decideRule(
  rules: readonly BehaviourRule[],
  way: EarningWay,
  said: BehaviourSaid,
  timesIn: (rule: BehaviourRule, period: Period) => number,
): RuleDecision {
  const rule = ruleFor(rules, way, said);
  if (rule === undefined) return { kind: 'none' };
  const full = rule.limits.find(({ period, times }) => timesIn(rule, period) >= times);
  if (full !== undefined) return { kind: 'limited', rule, ...full };
  return { kind: 'counts', rule };
}

/** The names of the local periods in which the instant counts, by kind (4.H). */
export const periodsOf = (at: Date, zone: string): Readonly<Record<Period, string>> => ({
  day: periodName('day', at, zone),
  week: periodName('week', at, zone),
  month: periodName('month', at, zone),
});

/** The names of all periods of the instants: what has to be loaded. */
export const periodNames = (instants: readonly Date[], zone: string): string[] => [
  ...new Set(instants.flatMap((at) => PERIODS.map((period) => periodName(period, at, zone)))),
];
