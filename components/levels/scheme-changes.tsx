import { useLocale, useTranslations } from 'next-intl';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { SchemeChange } from '@/lib/levels/rules/publish';
import { sayChange } from './scheme-words';

/** What a version changes of the one before, in words; nothing is said so too. */
export function SchemeChanges({ changes }: { readonly changes: readonly SchemeChange[] }) {
  const [t, level] = [useTranslations('levels'), useTranslations('level')];
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  if (changes.length === 0) return <p className="text-dense text-muted">{t('diff.none')}</p>;
  return (
    <ul className="grid list-disc gap-1 pl-4 text-dense">
      {changes.map((change) => {
        const sentence = sayChange(change, { t, level, locale });
        return <li key={sentence}>{sentence}</li>;
      })}
    </ul>
  );
}
