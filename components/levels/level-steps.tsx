import { Check, Lock, Star } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Level } from '@/lib/levels/schema';
import { levelName } from './words';

/** All levels side by side, small: what is passed, where one stands, what is ahead (M2). */
export function LevelSteps({ levels, rank }: { readonly levels: readonly Level[]; readonly rank: number }) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <ol className="grid auto-cols-[minmax(max-content,1fr)] grid-flow-col overflow-x-auto px-1 py-3.5 scrollbar-none">
      {levels.map((level) => {
        const state = stateOf(level.rank, rank);
        return (
          <li
            key={level.code}
            data-metal={level.metal}
            aria-current={state === 'current' ? 'step' : undefined}
            className="relative grid min-w-11 justify-items-center gap-1 px-1 text-center text-2xs not-first:before:absolute not-first:before:top-3.5 not-first:before:right-1/2 not-first:before:h-px not-first:before:w-full not-first:before:bg-line"
          >
            <LevelDisc state={state} />
            <span className={cn('text-muted', state === 'current' && 'font-medium text-ink')}>
              {levelName(level, locale)}
            </span>
            <span className="sr-only">{t(`state.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Where a level stands to the one held. */
export type LevelState = 'passed' | 'current' | 'locked';

/** Passed, current or locked, by rank. */
export const stateOf = (rank: number, held: number): LevelState =>
  rank < held ? 'passed' : rank === held ? 'current' : 'locked';

/** The disc of a level in its metal: a tick when passed, a star where one stands, a lock ahead. */
export function LevelDisc({ state }: { readonly state: LevelState }) {
  const Icon = { passed: Check, current: Star, locked: Lock }[state];
  return (
    <span
      aria-hidden="true"
      className={cn(
        'relative z-10 grid size-7 place-items-center rounded-full border bg-surface [&_svg]:size-3.5',
        state === 'passed' && 'border-[color:var(--metal)] text-[color:var(--metal-ink)]',
        state === 'current' &&
          'border-transparent bg-[image:linear-gradient(135deg,var(--metal-2),var(--metal))] text-[#ffffff] ring-2 ring-[color:var(--metal)] ring-offset-2 ring-offset-surface',
        state === 'locked' && 'border-line bg-sunken text-muted',
      )}
    >
      <Icon />
    </span>
  );
}
