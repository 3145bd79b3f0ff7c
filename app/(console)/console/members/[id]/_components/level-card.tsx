import { getLocale, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { Track } from '@/components/ui/track';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { LevelStanding } from '@/lib/levels';

/** The level held, until when, and how far each criterion of the next one is, by its own rule. */
export async function LevelCard({ standing, zone }: { readonly standing: LevelStanding; readonly zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('members.level'), getLocale()]);
  const { level, since, validTo, next, schemeVersion } = standing;
  const language = locale === 'en' ? 'en' : 'zh';
  const isAny = next !== null && next.level.rule !== null && 'any' in next.level.rule;
  const said = (attribute: string, value: number) =>
    attribute === 'amount' ? formatMoney(value, 'plain') : formatNumber(value);
  return (
    <Card>
      <CardHeader title={t('title')} note={t('scheme', { version: schemeVersion })} />
      <div className="grid gap-3 px-4 pb-4">
        <div>
          <LevelMark metal={metalOf(level.metal)} className="text-sm">
            {level.name[language]}
          </LevelMark>
          <p className="mt-0.5 text-xs text-muted">
            {t('since')} <DateTime at={since} format="date" zone={zone} />
            {' · '}
            {validTo === null ? (
              t('forever')
            ) : (
              <>
                {t('validTo')} <DateTime at={validTo} format="date" zone={zone} />
              </>
            )}
          </p>
        </div>
        {next === null ? (
          <p className="text-dense text-muted">{t('top')}</p>
        ) : (
          <div className="grid gap-2.5 border-t border-line pt-3">
            <p className="text-dense">{t(isAny ? 'nextAny' : 'next', { level: next.level.name[language] })}</p>
            {next.criteria.map(({ attribute, actual, needed }) => {
              const name = t.has(`attribute.${attribute}`) ? t(`attribute.${attribute}`) : attribute;
              const reading = `${said(attribute, actual)} / ${said(attribute, needed)}`;
              return (
                <Track
                  key={attribute}
                  name={name}
                  reading={reading}
                  label={`${name} ${reading}`}
                  value={actual}
                  max={needed}
                  metal={metalOf(next.level.metal)}
                />
              );
            })}
          </div>
        )}
      </div>
    </Card>
  );
}
