import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { SchemeBook } from '@/lib/levels';

/** On which version the draft was begun and when it was saved last. */
export function DraftNote({
  draft,
  zone,
}: {
  readonly draft: NonNullable<SchemeBook['draft']>;
  readonly zone: string;
}) {
  const t = useTranslations('levels');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return t('draft.saved', { version: draft.base, at: formatDateTime(draft.savedAt, 'datetime', locale, zone) });
}
