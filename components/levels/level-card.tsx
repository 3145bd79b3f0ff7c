import { Check, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { LevelMark } from '@/components/ui/level-mark';
import { Marked } from '@/components/ui/marked';
import { Ring } from '@/components/ui/ring';
import { formatCompact, formatEnd, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { NextLevel } from '@/lib/levels/rules/next-level';
import type { Outlook } from '@/lib/levels/rules/outlook';
import type { Level } from '@/lib/levels/schema';
import { Criteria } from './criteria';
import { criterionName, criterionReading, levelName, sayKeep, sayNext } from './words';

/** The level as the member's card: its place, how long it holds, and the way to the next, computed from the rule (M1). */
export function LevelCard({
  level,
  levels,
  validTo,
  next,
  outlook = null,
  lent = null,
  protectedUntil = null,
  now,
  zone,
  children,
}: {
  readonly level: Level;
  readonly levels: readonly Level[];
  readonly validTo: Date | null;
  readonly next: NextLevel | null;
  /** How keeping it stands, for whoever has nothing above him. */
  readonly outlook?: Outlook | null;
  /** A level that was lent, with the one earned beneath it. */
  readonly lent?: { readonly kind: 'override' | 'trial'; readonly earned: Level } | null;
  readonly protectedUntil?: Date | null;
  readonly now: Date;
  readonly zone: string;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const rank = levels.findIndex(({ code }) => code === level.code) + 1;
  return (
    <Card data-metal={level.metal} aria-labelledby="level-card" className="metal-edge p-[18px] pt-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <LevelMark metal={level.metal}>{t('place', { rank, count: levels.length })}</LevelMark>
          <h2 id="level-card" className="mt-0.5 text-xl">
            {t('member', { level: levelName(level, locale) })}
          </h2>
          {validTo ? (
            <p className="text-xs text-muted">
              {/* The end is exclusive: the last day is the one before (4.B.3). */}
              {t(validTo > now ? 'validTo' : 'validPassed', {
                date: formatEnd(validTo, 'date', locale, zone),
              })}
            </p>
          ) : null}
          {lent ? (
            <p className="text-xs text-muted">{t(`lent.${lent.kind}`, { level: levelName(lent.earned, locale) })}</p>
          ) : null}
          {protectedUntil ? (
            <Badge tone="success" className="mt-1 whitespace-normal">
              <ShieldCheck aria-hidden="true" />
              {t('protected', { date: formatEnd(protectedUntil, 'date', locale, zone) })}
            </Badge>
          ) : null}
        </div>
        <LevelRing level={level} next={next} locale={locale} />
      </div>
      <p className="mt-3 text-base leading-relaxed">
        {next === null ? (
          <Guard outlook={outlook} locale={locale} />
        ) : (
          <Marked sentence={sayNext(t, next.level, next.routes, locale)} />
        )}
      </p>
      {next === null ? null : <Criteria criteria={next.criteria} metal={level.metal} className="mt-3" />}
      {children}
    </Card>
  );
}

/** At the top nothing is left to reach: what counts is to stay, and what that still takes (M2). */
function Guard({ outlook, locale }: { readonly outlook: Outlook | null; readonly locale: Locale }) {
  const t = useTranslations('level');
  if (outlook === null) return t('topSentence');
  if (outlook.isMet) return t('guardMet', { level: levelName(outlook.level, locale) });
  return (
    <>
      {t('guard')} <Marked sentence={sayKeep(t, outlook.level, outlook.routes, locale)} />
    </>
  );
}

/** The ring shows the nearest criterion of the next level; at the top it is full. */
function LevelRing({
  level,
  next,
  locale,
}: {
  readonly level: Level;
  readonly next: NextLevel | null;
  readonly locale: Locale;
}) {
  const t = useTranslations('level');
  const nearest = next?.nearest ?? null;
  if (nearest === null) {
    return (
      <Ring value={1} max={1} metal={level.metal} label={t('top')} className="size-[5.25rem]">
        <span className="px-3 text-xs font-medium leading-tight">{t('top')}</span>
      </Ring>
    );
  }
  const { attribute, actual, needed } = nearest;
  const name = criterionName(t, attribute);
  return (
    <Ring
      value={actual}
      max={needed}
      metal={level.metal}
      label={t('ring', { name, reading: criterionReading(attribute, actual, needed) })}
      className="size-[5.25rem]"
    >
      <span className="text-[1.125rem] font-bold">
        {actual >= needed ? (
          <Check className="mx-auto size-6" aria-hidden="true" />
        ) : (
          ringNumber(attribute, actual, needed, locale)
        )}
      </span>
      <span className="text-[0.625rem] text-muted">{name}</span>
    </Ring>
  );
}

const TEN_THOUSAND_YUAN = 1_000_000;

/** Short enough to stand in the ring: whole yuan, rough from ten thousand on, counts of how many; exact in its label. */
function ringNumber(attribute: string, actual: number, needed: number, locale: Locale): string {
  if (attribute !== 'amount') return `${formatNumber(actual)}/${formatNumber(needed)}`;
  return actual < TEN_THOUSAND_YUAN
    ? formatMoney(actual - (actual % 100), 'plain')
    : `¥${formatCompact(Math.floor(actual / 100), locale)}`;
}
