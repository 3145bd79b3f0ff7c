import type { Say } from '@/components/ui/say';
import type { Locale } from '@/lib/kernel/locale';
import type { SchemeChange, Setting } from '@/lib/levels/rules/publish';
import type { LevelScheme, LevelWindow } from '@/lib/levels/schema';
import { levelName, sayRule } from './words';

/** What sentences about versions need: the texts of versions, those of levels, and the reader's language. */
export type SchemeWords = { readonly t: Say; readonly level: Say; readonly locale: Locale };

/** One thing that a version changes, as a sentence. */
export function sayChange(change: SchemeChange, { t, level, locale }: SchemeWords): string {
  switch (change.kind) {
    case 'added':
      return t('diff.added', { level: levelName(change.level, locale), rule: sayRule(level, change.level.rule) });
    case 'removed':
      return t('diff.removed', { level: levelName(change.level, locale) });
    case 'rule':
      return t('diff.rule', {
        level: levelName(change.after, locale),
        before: sayRule(level, change.before.rule),
        after: sayRule(level, change.after.rule),
      });
    case 'name':
      return t('diff.name', {
        before: `${change.before.name.zh} / ${change.before.name.en}`,
        after: `${change.after.name.zh} / ${change.after.name.en}`,
      });
    case 'metal':
      return t('diff.metal', { level: levelName(change.after, locale) });
    case 'setting':
      return t('diff.setting', {
        name: t(`setting.${change.setting}`),
        before: saySetting(change.setting, change.before, t),
        after: saySetting(change.setting, change.after, t),
      });
  }
}

/** The value of a setting in words. */
export function saySetting(setting: Setting, value: LevelScheme[Setting], t: Say): string {
  if (setting === 'reachWindow' || setting === 'keepWindow') return sayWindow(value as LevelWindow, t);
  if (setting === 'onDrop') return t(`onDrop.${value as LevelScheme['onDrop']}`);
  if (setting === 'validityMonths') return t('months', { count: Number(value) });
  if (setting === 'noticeDays') return t('noticeDaysOf', { days: (value as readonly number[]).join(t('comma')) });
  return t('days', { count: Number(value) });
}

const WINDOWS = {
  LIFETIME: 'window.LIFETIME',
  ROLLING_DAYS: 'window.ROLLING_DAYS',
  CALENDAR_YEAR: 'window.CALENDAR_YEAR',
  SINCE_LEVEL_START: 'window.SINCE_LEVEL_START',
} as const;

const sayWindow = (window: LevelWindow, t: Say): string =>
  t(WINDOWS[window.kind], { count: window.kind === 'ROLLING_DAYS' ? window.days : 0 });
