'use client';
import type { Route } from 'next';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { cn } from '../ui/cn';
import { SegmentedControl } from '../ui/segmented-control';
import { Skeleton } from '../ui/skeleton';
import { Table, TableHead, Td, Th, Tr } from '../ui/table';
import { TextLink } from '../ui/text-link';
import type { SeriesDrawing } from './series-chart';

const SeriesChart = dynamic(() => import('./series-chart').then((all) => all.SeriesChart), {
  ssr: false,
  loading: () => <Skeleton className="after-pause h-[260px] rounded-card" />,
});

type View = 'chart' | 'table';

const NARROW = '(max-width: 899px)';
const KEY_SHAPES = {
  line: ['bg-accent', 'bg-chart-2', 'bg-chart-4'],
  bar: ['bg-chart', 'bg-chart-2', 'bg-chart-4'],
  stacked: ['bg-chart', 'bg-chart-2', 'bg-chart-4'],
} as const;

/** Values over time as a chart or as the table it is drawn from: on a narrow screen the table comes first. */
export function Series({
  caption,
  tickName,
  summary,
  isInTime = true,
  hrefOf,
  acts,
  ...drawing
}: SeriesDrawing & {
  readonly caption: string;
  readonly tickName: string;
  readonly summary: string;
  /** Points in time stand in the table with the latest first; others as they are given. */
  readonly isInTime?: boolean;
  /** Where a value leads, or null. */
  readonly hrefOf?: (tick: string, key: string) => string | null;
  /** Acts on the chart, such as keeping it as a picture; shown while it is. */
  readonly acts?: ReactNode;
}) {
  const t = useTranslations('ui');
  const isNarrow = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
  const [chosen, choose] = useState<View | null>(null);
  const view = chosen ?? (isNarrow ? 'table' : 'chart');
  const all = drawing.before === undefined ? drawing.series : [...drawing.series, drawing.before];
  return (
    <figure className="grid gap-3 px-4 pb-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <figcaption className="min-w-0 max-w-prose text-dense">{summary}</figcaption>
        <div className="flex flex-wrap items-center gap-2">
          {view === 'chart' ? acts : null}
          <SegmentedControl
            label={t('viewAs')}
            value={view}
            onChange={choose}
            options={[
              { value: 'chart', label: t('asChart') },
              { value: 'table', label: t('asTable') },
            ]}
          />
        </div>
      </div>
      {view === 'chart' ? (
        <>
          <Legend
            shape={drawing.shape}
            series={drawing.series}
            {...(drawing.before === undefined ? {} : { before: drawing.before })}
          />
          <div aria-hidden="true" className="h-[260px] min-w-0">
            <SeriesChart {...drawing} />
          </div>
        </>
      ) : (
        <div className="-mx-4 min-w-0">
          <Table caption={caption} className="max-h-96 overflow-y-auto">
            <TableHead sticky>
              <Th>{tickName}</Th>
              {all.map(({ key, label }) => (
                <Th key={key} end>
                  {label}
                </Th>
              ))}
            </TableHead>
            <tbody>
              {(isInTime ? drawing.points.toReversed() : drawing.points).map(({ tick, label, told }) => (
                <Tr key={tick}>
                  <Td row className="whitespace-nowrap">
                    {label}
                    {tick === drawing.partial ? <span className="text-muted"> · {t('partial')}</span> : null}
                  </Td>
                  {all.map(({ key }) => (
                    <Td key={key} end>
                      <Value href={hrefOf?.(tick, key) ?? null}>{told[key]}</Value>
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </figure>
  );
}

/** A value, which leads to what it counts where it does. */
function Value({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  return href === null ? (
    children
  ) : (
    <TextLink figure href={href as Route}>
      {children}
    </TextLink>
  );
}

function Legend({ shape, series, before }: Pick<SeriesDrawing, 'shape' | 'series' | 'before'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {series.map(({ key, label }, place) => (
        <li key={key} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={cn(
              shape === 'line' ? 'h-0.5 w-4 rounded-full' : 'size-2.5 rounded-xs',
              KEY_SHAPES[shape][place],
            )}
          />
          {label}
        </li>
      ))}
      {before === undefined ? null : (
        <li className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="w-4 border-t border-dashed border-edge" />
          {before.label}
        </li>
      )}
    </ul>
  );
}

function onWidth(listener: () => void): () => void {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
