import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { clockOf } from '@/lib/kernel/wall-clock';
import type { SavedReport } from '@/lib/reports';

// Statistics are counted every two minutes: what waits longer waits for something that went wrong.
const WAITS_MS = 3_600_000;

/** When a report is made by itself, when next, and why the last time failed if it did. */
export function ScheduleWords({
  schedule,
  zone,
  now,
}: {
  readonly schedule: SavedReport['schedule'];
  readonly zone: string;
  /** With the moment, it also says when the next one comes. */
  readonly now?: Date;
}) {
  const t = useTranslations('report-builder');
  if (schedule === null) return <span className="text-muted">{t('notScheduled')}</span>;
  const { every, weekday, monthday, minute, isOn, nextAt, failure } = schedule;
  const said = t(`rhythm.${every}`, {
    time: clockOf(minute),
    weekday: t(`weekdayOf.${String(weekday) as '1'}`),
    day: monthday,
  });
  const isLate = now !== undefined && isOn && now.getTime() - nextAt.getTime() > WAITS_MS;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {said}
      {isOn ? null : <StatusPill meaning="stopped">{t('scheduleOff')}</StatusPill>}
      {failure === null ? null : (
        <StatusPill meaning="failed">{t('failedFor', { reason: t(`reason.${reasonOf(failure)}`) })}</StatusPill>
      )}
      {isLate ? <StatusPill meaning="attention">{t('late')}</StatusPill> : null}
      {now === undefined || !isOn || isLate ? null : (
        <span className="text-xs text-muted">
          {t('next')} <DateTime at={nextAt} zone={zone} />
        </span>
      )}
    </span>
  );
}

const REASONS = ['report_too_slow', 'report_troubled', 'report_not_understood', 'nobody_may_read'] as const;

/** Why a run failed, as far as there are words for it. */
export const reasonOf = (reason: string | null): (typeof REASONS)[number] | 'unexpected' =>
  REASONS.find((one) => one === reason) ?? 'unexpected';
