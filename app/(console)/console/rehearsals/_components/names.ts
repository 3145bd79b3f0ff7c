import type { BacktestView } from '@/lib/rehearsals';

/** What a back-test is of, in the reader's language; of what there is only one, its sort says it. */
export const nameOf = (
  { kind, code, name }: Pick<BacktestView, 'kind' | 'code' | 'name'>,
  locale: string,
  kindName: (kind: BacktestView['kind']) => string,
): string => (name === null ? kindName(kind) : (locale === 'en' ? name.en || name.zh : name.zh || name.en) || code);

const DAY_MS = 86_400_000;

/** The last day of a period whose end is exclusive. */
export const lastDayOf = (to: Date | string): Date => new Date(new Date(to).getTime() - DAY_MS / 2);
