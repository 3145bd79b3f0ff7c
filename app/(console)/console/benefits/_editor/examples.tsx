'use client';
import { useTranslations } from 'next-intl';
import type { BenefitWords } from '@/components/benefits/words';
import { Card, CardHeader } from '@/components/ui/card';
import { entitledTo, timesDue } from '@/lib/benefits/rules/due';
import type { Terms } from '@/lib/benefits/rules/terms';

/** Worked examples: what each level gets in a period, and what somebody gets who rises in the middle of one (4.B.7). */
export function Examples({ terms, words }: { readonly terms: Terms; readonly words: BenefitWords }) {
  const t = useTranslations('benefits');
  const per = t(`per.${terms.per}`);
  const saidTimes = (times: number | null) => (times === null ? t('unlimited') : t('times', { count: times }));
  const rises = terms.levels.flatMap((share, place) => {
    const next = terms.levels[place + 1];
    return next === undefined ? [] : [[share, next] as const];
  });
  return (
    <Card>
      <CardHeader title={t('examples.title')} />
      <ul className="grid list-disc gap-1.5 px-4 pb-4 pl-9 text-dense marker:text-muted">
        {terms.levels.length === 0 ? (
          <li>{t('examples.everybody', { per, times: saidTimes(entitledTo(terms, null)?.times ?? null) })}</li>
        ) : (
          terms.levels.map(({ level, times }) => (
            <li key={level}>{t('examples.level', { level: words.nameOf(level), per, times: saidTimes(times) })}</li>
          ))
        )}
        {terms.per === 'whole'
          ? null
          : rises.map(([from, to]) => (
              <li key={`${from.level} ${to.level}`}>
                {t('examples.rise', {
                  from: words.nameOf(from.level),
                  to: words.nameOf(to.level),
                  times: saidTimes(timesDue(to.times, [from.times])),
                })}
              </li>
            ))}
      </ul>
    </Card>
  );
}
