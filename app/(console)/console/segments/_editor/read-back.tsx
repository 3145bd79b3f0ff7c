'use client';
import { useTranslations } from 'next-intl';
import type { Condition } from '@/lib/kernel/condition';
import { ruleSentence } from '@/lib/segments/rules/say';
import { useRuleWords } from './rule-words';

/** The whole rule in one plain sentence: what was meant and what was written are seen to be the same (B3). */
export function ReadBack({ where }: { readonly where: Condition | null }) {
  const t = useTranslations('segments');
  const words = useRuleWords();
  return (
    <div className="rounded-control bg-sunken p-3 text-dense">
      <p className="text-xs text-muted">{t('builder.readBack')}</p>
      <p className="mt-0.5 break-words">
        {where === null
          ? t('builder.readBackNothing')
          : t('builder.readBackWhole', { rule: ruleSentence(where, words) })}
      </p>
    </div>
  );
}
