import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Marked } from '@/components/ui/marked';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Outlook } from '@/lib/levels/rules/outlook';
import { levelName, sayKeep } from './words';

/** In grace: until when the level still counts, and exactly what keeps it (4.B.5). */
export function GraceNote({ outlook, zone }: { readonly outlook: Outlook | null; readonly zone: string }) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { graceUntil = null, isMet = true } = outlook ?? {};
  if (outlook === null || graceUntil === null || isMet) return null;
  const lastDay = formatDateTime(new Date(graceUntil.getTime() - 1), 'date', locale, zone);
  const names = { level: levelName(outlook.level, locale), to: levelName(outlook.projected, locale) };
  return (
    <Banner tone="warning" className="mb-3" title={t('keep.grace', { ...names, date: lastDay })}>
      <Marked sentence={sayKeep(t, outlook.level, outlook.routes, locale)} />
    </Banner>
  );
}
