import { levelName, sayRule } from '@/components/levels/words';
import type { Level } from '@/lib/levels/schema';
import { LevelSchemeSchema, type LevelWindow } from '@/lib/levels/schema';
import { termPrinter } from '../printer';
import { sayTold, type Told, term, termIf } from '../told';

const said = sayTold('levels');

/** What levels ask for, how long they last, how they are kept, and what comes when they are not (4.B). */
export const levels = termPrinter({
  code: 'levels',
  schema: LevelSchemeSchema,
  silent: {
    'levels.*.rank': 'the order in which they stand',
    'levels.*.code': 'a name for machines',
    'levels.*.metal': 'a colour',
    'standIns.*': 'said by whoever moves members to another version',
  },
  describe: ({
    levels: all,
    validityMonths,
    reachWindow,
    keepWindow,
    graceDays,
    onDrop,
    renewAheadDays,
    noticeDays,
  }) => [
    ...all.map((level) => ({ id: `level:${level.code}`, key: 'level', values: { level } })),
    term('reach', { window: windowOf(reachWindow) }),
    term('validity', { months: validityMonths }),
    term('keep', { window: windowOf(keepWindow) }),
    renewAheadDays === 0 ? term('renewAtEnd', {}, 'renew') : term('renew', { days: renewAheadDays }),
    graceDays === 0 ? term('graceNone', {}, 'grace') : term('grace', { days: graceDays }),
    term(`drop_${onDrop}`, {}, 'drop'),
    ...termIf(noticeDays.length > 0, 'notice', { days: { as: 'list', of: noticeDays.map(String) } }),
  ],
  say(sentence, words) {
    if (sentence.key !== 'level') return said(sentence, words);
    const { level } = sentence.values as { readonly level: Level };
    const t = Object.assign(
      (key: string, values?: Record<string, string | number>) => words.t(`level.${key}`, values),
      {
        markup: words.t.markup,
      },
    );
    return words.t('terms.levels.level', { level: levelName(level, words.locale), rule: sayRule(t, level.rule) });
  },
});

const windowOf = (window: LevelWindow): Told => ({
  as: 'part',
  key: `window_${window.kind}`,
  values: window.kind === 'ROLLING_DAYS' ? { days: window.days } : {},
});
