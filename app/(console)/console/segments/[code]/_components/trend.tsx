import { getLocale, getTranslations } from 'next-intl/server';
import { Collapse } from '@/components/ui/collapse';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { tellPeople } from '@/lib/kernel/small';
import type { SegmentPage } from '@/lib/segments';

const [WIDTH, HEIGHT, EDGE] = [600, 120, 6];

/** How the number of members went day by day: a line, one sentence, and the numbers as a table. */
export async function Trend({ trend }: { readonly trend: SegmentPage['trend'] }) {
  const [t, locale] = await Promise.all([getTranslations('segments'), getLocale()]);
  const dayOf = (day: string) =>
    formatDateTime(new Date(`${day}T00:00:00Z`), 'date', localeOf(locale) ?? DEFAULT_LOCALE, 'UTC');
  const [first, last] = [trend[0], trend.at(-1)];
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...trend.map(({ members }) => members ?? 0));
  const x = (place: number) => EDGE + (place * (WIDTH - 2 * EDGE)) / Math.max(1, trend.length - 1);
  const y = (members: number | null) => HEIGHT - EDGE - ((members ?? 0) * (HEIGHT - 2 * EDGE)) / most;
  const points = trend.map(({ members }, place) => `${x(place).toFixed(1)},${y(members).toFixed(1)}`);
  const entered = trend.reduce((total, day) => total + (day.entered ?? 0), 0);
  const left = trend.reduce((total, day) => total + (day.left ?? 0), 0);
  const sentence = t('trend.sentence', {
    days: trend.length,
    from: tellPeople(first.members),
    to: tellPeople(last.members),
    entered: formatNumber(entered),
    left: formatNumber(left),
  });
  const changed = trend.filter((day) => day.entered !== 0 || day.left !== 0).toReversed();
  return (
    <div className="px-4 pb-4">
      <p className="text-dense text-muted">{sentence}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence} className="mt-2 block h-auto w-full">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} className="stroke-line" />
        <polygon
          points={`${EDGE},${HEIGHT - EDGE} ${points.join(' ')} ${WIDTH - EDGE},${HEIGHT - EDGE}`}
          className="fill-chart-2"
          opacity="0.14"
        />
        <polyline points={points.join(' ')} fill="none" strokeWidth="2" className="stroke-chart-2" />
        <circle cx={x(trend.length - 1)} cy={y(last.members)} r="3.5" className="fill-chart-2" />
      </svg>
      <p className="mt-1 flex justify-between text-2xs text-muted">
        <span>{dayOf(first.day)}</span>
        <span>{dayOf(last.day)}</span>
      </p>
      <Collapse summary={t('trend.table')} className="mt-2 text-dense">
        {changed.length === 0 ? (
          <p>{t('trend.none')}</p>
        ) : (
          <Table caption={t('trend.title')}>
            <TableHead>
              <Th>{t('trend.day')}</Th>
              <Th end>{t('trend.members')}</Th>
              <Th end>{t('trend.entered')}</Th>
              <Th end>{t('trend.left')}</Th>
            </TableHead>
            <tbody>
              {changed.map((day) => (
                <Tr key={day.day}>
                  <Td row>{dayOf(day.day)}</Td>
                  <Td end>{tellPeople(day.members)}</Td>
                  <Td end>{tellPeople(day.entered)}</Td>
                  <Td end>{tellPeople(day.left)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Collapse>
    </div>
  );
}
