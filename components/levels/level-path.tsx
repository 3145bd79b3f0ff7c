import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Level } from '@/lib/levels/schema';
import { LevelDisc, stateOf } from './level-steps';
import { ScrollStrip } from './scroll-strip';
import { levelName, sayRule } from './words';

/** The journey through all levels as a path to swipe or step along, each with what it asks for (M2). */
export function LevelPath({ levels, rank }: { readonly levels: readonly Level[]; readonly rank: number }) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <ScrollStrip label={t('path')}>
      {levels.map((level) => {
        const state = stateOf(level.rank, rank);
        return (
          <li
            key={level.code}
            data-metal={level.metal}
            aria-current={state === 'current' ? 'step' : undefined}
            className={cn(
              'flex w-[9.5rem] shrink-0 snap-start flex-col gap-2 rounded-card border border-line bg-surface p-3.5',
              state === 'current' && 'metal-edge',
              state === 'locked' && 'border-dashed bg-transparent',
            )}
          >
            <span className="flex items-center gap-2">
              <LevelDisc state={state} />
              <span className="min-w-0">
                <span className="block font-medium leading-snug">{levelName(level, locale)}</span>
                <span className="block text-2xs text-muted">{t(`state.${state}`)}</span>
              </span>
            </span>
            <span className="text-xs text-muted">{sayRule(t, level.rule)}</span>
          </li>
        );
      })}
    </ScrollStrip>
  );
}
