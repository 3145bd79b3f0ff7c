import { getLocale, getTranslations } from 'next-intl/server';
import { SchemeChanges } from '@/components/levels/scheme-changes';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { type levelSchemes, schemeAt } from '@/lib/levels';
import { diffSchemes } from '@/lib/levels/rules/publish';

/** What will change of the levels and from when, for as long as it is ahead (4.B.6, S3-8.2); nothing when nothing will. */
export async function AheadNote({
  versions,
  now,
  zone,
}: {
  readonly versions: Awaited<ReturnType<typeof levelSchemes>>;
  readonly now: Date;
  readonly zone: string;
}) {
  const [t, said] = await Promise.all([getTranslations('moments'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  // Versions come newest first; what comes first is told first, each against the one before it.
  const ahead = versions.filter(({ effectiveFrom }) => effectiveFrom > now).toReversed();
  if (ahead.length === 0) return null;
  const before = [schemeAt(versions, now), ...ahead];
  return (
    <Section id="ahead" title={t('ahead.title')}>
      <div className="grid gap-3">
        {ahead.map(({ version, effectiveFrom, scheme }, place) => (
          <Card key={version} inset>
            <h3 className="mb-1.5 text-sm">
              {t('ahead.from', { date: formatDateTime(effectiveFrom, 'date', locale, zone), version })}
            </h3>
            <SchemeChanges changes={diffSchemes((before[place] ?? schemeAt(versions, now)).scheme, scheme)} />
          </Card>
        ))}
      </div>
    </Section>
  );
}
