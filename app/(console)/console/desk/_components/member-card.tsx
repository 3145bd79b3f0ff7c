import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import type { DeskMember, Via } from '@/lib/desk/rules/at-desk';
import { formatNumber, groupDigits } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** Who stands at the desk: masked, without a picture, with level and points, and how he was recognised. */
export function MemberCard({
  member,
  via,
  locale,
}: {
  readonly member: DeskMember;
  readonly via: Via;
  readonly locale: Locale;
}) {
  const t = useTranslations('desk');
  const { name, mobile, number, level, points, isFrozen } = member;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Avatar name={name?.slice(0, 1) ?? null} className="size-12" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-x-2 text-base font-bold">
          {name ?? t('noName')}
          {level === null ? null : (
            <LevelMark metal={metalOf(level.metal)}>{locale === 'en' ? level.name.en : level.name.zh}</LevelMark>
          )}
          {isFrozen ? <Badge tone="danger">{t('frozen')}</Badge> : null}
        </p>
        <p className="text-dense text-muted">
          {mobile ?? t('noMobile')} · {groupDigits(number)}
        </p>
      </div>
      <p className="text-right text-dense text-muted">
        <span className="block text-lg font-bold text-ink">{formatNumber(points)}</span>
        {t('points')}
      </p>
      <p className="w-full text-xs text-muted">{t(`via.${via}`)}</p>
    </div>
  );
}
