'use client';
import { useTranslations } from 'next-intl';
import type { DiffLine } from '@/lib/audit/rules/diff';
import { useAuditWords } from './use-audit-words';

// Of something new, what it leaves empty is no change.
const isNothing = (text: string | null): boolean => text === null || text === '' || text === '–';

/** A difference in text: − what was, + what is; the words before and after are there for those who hear it. */
export function Change({ diff, max = 200 }: { readonly diff: readonly DiffLine[]; readonly max?: number }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const told = diff.filter(({ before, after }) => !(isNothing(before) && isNothing(after)));
  if (told.length === 0) return null;
  const rest = told.length - max;
  return (
    <ul className="grid gap-1 text-xs">
      {told.slice(0, max).map(({ path, before, after }) => (
        <li key={path} className="min-w-0">
          {path === '' ? null : <span className="text-muted">{words.field(path)} </span>}
          {before === null ? null : (
            <del className="mr-1.5 text-danger no-underline">
              <span className="sr-only">{t('detail.before')} </span>− {words.value(before)}
            </del>
          )}
          {after === null ? null : (
            <ins className="text-success no-underline">
              <span className="sr-only">{t('detail.after')} </span>+ {words.value(after)}
            </ins>
          )}
        </li>
      ))}
      {rest > 0 ? <li className="text-muted">{t('more', { count: rest })}</li> : null}
    </ul>
  );
}
