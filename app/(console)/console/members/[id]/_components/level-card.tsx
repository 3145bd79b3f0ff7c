import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { Track } from '@/components/ui/track';
import { localDate } from '@/lib/kernel/day';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { LevelStanding } from '@/lib/levels';
import { LevelNotes } from './level-notes';
import { type LevelAct, ManageLevel } from './manage-level';

/** The level held, until when, and how far each criterion of the next one is, by its own rule. */
export async function LevelCard({
  standing,
  zone,
  manages = null,
}: {
  readonly standing: LevelStanding;
  readonly zone: string;
  /** The member whom the reader may change by hand, and at which instant; null: he may only look. */
  readonly manages?: { readonly memberId: string; readonly now: Date } | null;
}) {
  const [t, locale] = await Promise.all([getTranslations('members.level'), getLocale()]);
  const { level, since, validTo, next, schemeVersion } = standing;
  const language = locale === 'en' ? 'en' : 'zh';
  const isAny = next !== null && next.level.rule !== null && 'any' in next.level.rule;
  const said = (attribute: string, value: number) =>
    attribute === 'amount' ? formatMoney(value, 'plain') : formatNumber(value);
  return (
    <Card>
      <CardHeader
        title={t('title')}
        note={t('scheme', { version: schemeVersion })}
        action={
          manages === null ? null : (
            <ClientTexts namespaces={['levels']}>
              <ManageLevel
                memberId={manages.memberId}
                acts={actsFor(standing)}
                levels={standing.levels
                  .filter(({ code }) => code !== level.code)
                  .map(({ code, name }) => ({ value: code, label: name[language] }))}
                today={localDate(manages.now, zone)}
              />
            </ClientTexts>
          )
        }
      />
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
        <LevelNotes standing={standing} zone={zone} />
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

/** What makes sense for the member now: nothing lent cannot be lifted, and nobody is invited twice. */
function actsFor({ lent, next, outlook, invitation }: LevelStanding): LevelAct[] {
  const all: readonly (LevelAct | null)[] = [
    'override',
    next === null || lent !== null ? null : 'trial',
    lent === null ? null : 'lift',
    outlook === null ? null : 'protect',
    invitation.invitedAt === null ? 'invite' : null,
  ];
  return all.filter((act): act is LevelAct => act !== null);
}
