import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { LevelMark } from '@/components/ui/level-mark';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { LevelScheme } from '@/lib/levels/schema';
import { levelName, sayRule } from './words';

/** The rules of the levels in words, made from the scheme itself: what is written is what counts (4.B). */
export function LevelRules({ scheme, version }: { readonly scheme: LevelScheme; readonly version: number }) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <Card inset>
      <dl className="grid gap-2.5">
        {scheme.levels.map((level) => (
          <div key={level.code} className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3">
            <dt>
              <LevelMark metal={level.metal}>{levelName(level, locale)}</LevelMark>
            </dt>
            <dd className="text-dense">{sayRule(t, level.rule)}</dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 grid gap-1.5 border-t border-line pt-3 text-xs text-muted">
        <li>{t('rulesUp')}</li>
        <li>{t('rulesCount')}</li>
        <li>{t('rulesValid', { months: scheme.validityMonths })}</li>
        <li>{t('rulesKeep', { days: scheme.renewAheadDays })}</li>
        <li>{t('rulesJudged')}</li>
        <li>{t(`rulesDrop.${scheme.onDrop}`, { days: scheme.graceDays })}</li>
        <li>{t('rulesVersion', { version })}</li>
      </ul>
    </Card>
  );
}
