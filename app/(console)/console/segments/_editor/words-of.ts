import type { ConditionLeaf } from '@/lib/kernel/condition';
import type { RuleWords, Say } from '@/lib/segments/rules/say';
import type { BuilderParts } from './builder-context';

// Whose values say by themselves what they are: the last 30 days, Mondays, evenings.
const SELF_TOLD: readonly string[] = ['days', 'weekday', 'hours'];

/** What rules are told with: an attribute with what narrows it behind its name. */
export function wordsOf({ attributes, argumentNames, values }: BuilderParts, say: Say): RuleWords {
  const named = (of: string, value: string) => values[of]?.find((one) => one.value === value)?.label ?? value;
  const narrowed = (name: string, value: string | number): string => {
    if (name === 'within') return say('segments.says.within', { value });
    const told = named(name, String(value));
    if (SELF_TOLD.includes(name)) return told;
    return say('segments.says.narrowed', { what: argumentNames[name] ?? name, value: told });
  };
  return {
    say,
    whatOf: (leaf: ConditionLeaf) => {
      const what = attributes.find(({ code }) => code === leaf.attribute)?.label ?? leaf.attribute;
      const parts = Object.entries(leaf.with ?? {}).map(([name, value]) => narrowed(name, value));
      if (parts.length === 0) return what;
      return say('segments.says.narrowedWhat', { narrowed: parts.join(say('segments.says.join')), what });
    },
    nameOf: (leaf, value) => named(leaf.attribute, value),
    unitOf: (attribute) => attributes.find(({ code }) => code === attribute)?.kind ?? 'number',
  };
}
