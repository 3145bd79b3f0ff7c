import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { campaignShelf } from '@/lib/campaigns';
import { addDays, startOfDay } from '@/lib/kernel/day';
import { formatDateTime, formatEnd } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { CampaignState } from './campaign-state';

const WEEKS = 8;
const WEEK_DAYS = 7;
const HEIGHT = 14;

/** Campaigns over the next weeks: a row each, a bar from the first day to the last, its warm-up lighter (B4). */
export async function CampaignCalendar({ zone }: { readonly zone: string }) {
  const [t, said] = await Promise.all([getTranslations('campaigns'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const now = new Date();
  const from = addDays(startOfDay(now, zone), -WEEK_DAYS, zone);
  const to = addDays(from, WEEKS * WEEK_DAYS, zone);
  const shown = (await campaignShelf(pool(), now)).flatMap((one) =>
    one.window !== null && one.phase !== 'archived' && one.window.endsAt > from && one.window.warmsAt < to
      ? [{ ...one, window: one.window }]
      : [],
  );
  if (shown.length === 0)
    return (
      <EmptyState drawing="calendar" title={t('calendar.empty')}>
        {t('calendar.emptyNote')}
      </EmptyState>
    );
  const span = to.getTime() - from.getTime();
  const place = (at: Date) =>
    (100 * (Math.min(Math.max(at.getTime(), from.getTime()), to.getTime()) - from.getTime())) / span;
  const day = (at: Date) => formatDateTime(at, 'date', locale, zone);
  const weeks = Array.from({ length: WEEKS }, (_, week) => addDays(from, week * WEEK_DAYS, zone));
  const sorted = shown.toSorted((a, b) => a.window.startsAt.getTime() - b.window.startsAt.getTime());
  return (
    <div className="px-4 pb-6">
      <p className="mb-2 text-dense text-muted">
        {t('calendar.span', { from: day(from), to: day(addDays(to, -1, zone)) })}
      </p>
      <Table caption={t('calendar.title')}>
        <TableHead>
          <Th>{t('column.name')}</Th>
          <Th>{t('column.state')}</Th>
          <Th>{t('calendar.days')}</Th>
          <Th className="hidden w-1/2 desk:table-cell">
            <span className="sr-only">{t('calendar.line')}</span>
            <span aria-hidden="true" className="grid grid-flow-col auto-cols-fr">
              {weeks.map((at) => (
                <span key={at.getTime()} className="border-l border-line pl-1 text-2xs">
                  {formatDateTime(at, 'short', locale, zone)}
                </span>
              ))}
            </span>
          </Th>
        </TableHead>
        <tbody>
          {sorted.map(({ code, name, phase, window: { warmsAt, startsAt, endsAt } }) => (
            <Tr key={code}>
              <Td row>
                <TextLink href={`/console/campaigns/${code}`}>
                  {(locale === 'en' ? name?.en : name?.zh) || code}
                </TextLink>
              </Td>
              <Td>
                <CampaignState phase={phase} label={t(`phase.${phase}`)} />
              </Td>
              <Td className="whitespace-nowrap">
                {formatDateTime(startsAt, 'short', locale, zone)} – {formatEnd(endsAt, 'short', locale, zone)}
              </Td>
              <Td className="hidden desk:table-cell">
                <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" className="h-4 w-full" aria-hidden="true">
                  <line x1="0" x2="100" y1="7" y2="7" className="stroke-line" vectorEffect="non-scaling-stroke" />
                  {weeks.map((at) => (
                    <line
                      key={at.getTime()}
                      x1={place(at)}
                      x2={place(at)}
                      y1="0"
                      y2={HEIGHT}
                      className="stroke-line"
                      vectorEffect="non-scaling-stroke"
                    />
                  ))}
                  <rect
                    x={place(warmsAt)}
                    width={place(startsAt) - place(warmsAt)}
                    y="3"
                    height="8"
                    className="fill-tint"
                  />
                  <rect
                    x={place(startsAt)}
                    width={Math.max(0.6, place(endsAt) - place(startsAt))}
                    y="3"
                    height="8"
                    className="fill-accent"
                  />
                  <line
                    x1={place(now)}
                    x2={place(now)}
                    y1="0"
                    y2={HEIGHT}
                    className="stroke-ink"
                    vectorEffect="non-scaling-stroke"
                  />
                </svg>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
