import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Marked } from '@/components/ui/marked';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime, formatEnd } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { KeepState, Outlook } from '@/lib/levels/rules/outlook';
import { levelName, sayKeep } from './words';

/** A demotion ahead, calmly (4.B.5): when it is judged, exactly what keeps the level, and when it would go without. */
export function KeepNote({
  outlook,
  keep,
  protectedUntil,
  zone,
  href,
}: {
  readonly outlook: Outlook | null;
  readonly keep: KeepState | null;
  readonly protectedUntil: Date | null;
  readonly zone: string;
  /** Where the whole of it stands. */
  readonly href?: string;
}) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  if (outlook === null || (keep !== 'near' && keep !== 'grace')) return null;
  const { level, to, dropsAt, projected, routes } = outlook;
  // Ends are exclusive: people are told the last day.
  const lastDay = formatEnd(to, 'date', locale, zone);
  const names = { level: levelName(level, locale), to: levelName(projected, locale) };
  const dayOf = (at: Date) => formatDateTime(at, 'date', locale, zone);
  return (
    <Banner
      tone="warning"
      className="mb-3"
      title={t(keep === 'grace' ? 'keep.grace' : 'keep.near', { ...names, date: lastDay })}
    >
      <p>
        <Marked sentence={sayKeep(t, level, routes, locale)} />
      </p>
      <p>
        {keep === 'near' && dropsAt !== null ? t('keep.then', { date: dayOf(dropsAt), level: names.to }) : null}
        {protectedUntil === null ? null : ` ${t('protected', { date: dayOf(new Date(protectedUntil.getTime() - 1)) })}`}
      </p>
      {href === undefined ? null : (
        <TextLink href={href} className="underline">
          {t('keep.how')}
        </TextLink>
      )}
    </Banner>
  );
}
