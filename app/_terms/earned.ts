import { rateOf, sayEarning, sayWhen } from '@/components/earning/words';
import { capitalised } from '@/components/ui/say';
import type { Sentence, When } from '@/lib/kernel/earning';
import type { TermWords } from './printer';

type Multiplier = { readonly group: string; readonly rateBp: number; readonly when: When };

/** A sentence about earning as members read it: like the editor's, without the names that machines use. */
export const sayEarned =
  (unit: 'points' | 'growth') =>
  (sentence: Sentence, { t, locale, levels, categories }: TermWords): string => {
    const words = { t, locale, unit, levels, categories };
    if (sentence.key !== 'multiplier') return sayEarning(sentence, words);
    const { group, rateBp, when } = sentence.values as Multiplier;
    return t('terms.earned.multiplier', {
      when: capitalised(sayWhen(when, words)),
      rate: rateOf(rateBp),
      group: t(`earning.group.${group}`),
    });
  };
