'use client';
import { useTranslations } from 'next-intl';
import { createContext, use } from 'react';
import type { ConditionLeaf, FactValue } from '@/lib/kernel/condition';
import { type RuleWords, sayNumber } from '@/lib/segments/rules/say';
import type { BuilderParts } from './builder-context';
import { wordsOf } from './words-of';

const PartsContext = createContext<BuilderParts | null>(null);

/** Gives the panels below what attributes and values are called. */
export const PartsProvider = PartsContext.Provider;

/** What the panels know of attributes and values. */
export function useParts(): BuilderParts {
  const parts = use(PartsContext);
  if (parts === null) throw new Error('a panel outside of the editor');
  return parts;
}

/** What rules are told with in the reader's language. */
export function useRuleWords(): RuleWords {
  const t = useTranslations();
  return wordsOf(useParts(), (key, values) => t(key as 'segments.says.join', values));
}

/** What a member has for an attribute, in words. */
export function sayValue(leaf: ConditionLeaf, actual: FactValue, words: RuleWords): string {
  if (actual === null) return '';
  if (typeof actual === 'number') return sayNumber(leaf.attribute, actual, words);
  const names = typeof actual === 'string' ? [actual] : actual;
  return names.map((name) => words.nameOf(leaf, name)).join(words.say('segments.says.join'));
}
