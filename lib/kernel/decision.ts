import type { Facts } from './refusal';

/** What a decision says about one thing: given, cut down, withheld or refused, with a code and the facts behind it. */
export type Reason = {
  readonly topic:
    | 'points'
    | 'growth'
    | 'level'
    | 'order'
    | 'refund'
    | 'behaviour'
    | 'coupon'
    | 'benefit'
    | 'reward'
    | 'task'
    | 'draw'
    | 'referral'
    | 'mall'
    | 'message';
  readonly outcome: 'given' | 'reduced' | 'withheld' | 'taken';
  readonly code: string;
  readonly facts: Facts;
  /** The rule that spoke, as `<rule set>@<version>#<rule>`. */
  readonly rule: string;
};

/** The facts as a language names things: a name that is kept in both stands beside itself as `…En`. */
export function factsIn(facts: Facts, locale: string): Facts {
  if (locale !== 'en' || !Object.keys(facts).some((name) => name.endsWith('En'))) return facts;
  const english = Object.entries(facts).flatMap(([name, value]) =>
    name.endsWith('En') ? [[name.slice(0, -2), value] as const] : [],
  );
  return { ...facts, ...Object.fromEntries(english) };
}
