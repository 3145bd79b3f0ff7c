'use client';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { Stat } from '@/components/ui/stat';
import type { ToldFigure } from '@/lib/campaigns/rules/monitor';
import { FEW, SMALL } from '@/lib/kernel/small';
import { tellValue } from '@/lib/reports/rules/tell';

/** Where the rows behind a number are. */
export const rowsHref = (code: string, drill: string): string => `/console/campaigns/${code}/rows?view=${drill}`;

/** The numbers of a campaign, each opening its rows; `frozen` tells what a number was when the campaign was wound up. */
export function FigureGrid({
  code,
  figures,
  frozen,
  lead,
}: {
  readonly code: string;
  readonly figures: readonly ToldFigure[];
  readonly frozen?: readonly ToldFigure[];
  /** The number by which its goal is judged; it comes first. */
  readonly lead?: string;
}) {
  const t = useTranslations('campaign-figures');
  const sorted = figures.toSorted((a, b) => Number(b.code === lead) - Number(a.code === lead));
  const shown = sorted.filter(({ code: one, value }) => one === lead || value !== 0 || ALWAYS.has(one));
  return (
    <Card>
      <CardHeader
        title={t('figures')}
        note={t(figures.every(({ drill }) => drill === null) ? 'figuresFew' : 'figuresNote', { count: SMALL })}
      />
      <div className="grid grid-cols-2 gap-px border-y border-line bg-line sm:grid-cols-3">
        {shown.map(({ code: one, unit, drill, value, isFew }) => {
          const then = frozen?.find((other) => other.code === one);
          const isMoved = then !== undefined && then.value !== value;
          const was = then?.isFew ? FEW : tellValue(then?.value ?? null, unit);
          return (
            <Stat
              key={one}
              nameFirst
              name={t(`figure.${one as 'orders'}`)}
              value={isFew ? FEW : tellValue(value, unit)}
              remark={one === lead ? t('leads') : isMoved ? t('wasThen', { value: was }) : undefined}
              {...(drill === null ? {} : { href: rowsHref(code, drill) })}
              className="bg-surface"
            />
          );
        })}
        {Array.from({ length: (FILL - (shown.length % FILL)) % FILL }, (_, at) => (
          <div key={`fill ${String(at)}`} aria-hidden="true" className={fillClass(at, shown.length)} />
        ))}
      </div>
      <Collapse className="px-4 py-2 text-dense" summary={t('definitions')}>
        <dl className="grid gap-1.5 sm:grid-cols-2 sm:gap-x-6">
          {shown.map(({ code: one }) => (
            <div key={one}>
              <dt className="inline font-medium text-ink">{t(`figure.${one as 'orders'}`)}</dt>{' '}
              <dd className="inline">{t(`define.${one as 'orders'}`)}</dd>
            </div>
          ))}
        </dl>
      </Collapse>
    </Card>
  );
}

const FILL = 6;
// Numbers that tell something even when they are nothing.
const ALWAYS: ReadonlySet<string> = new Set([
  'reached',
  'participants',
  'new_members',
  'orders',
  'amount',
  'ticket',
  'cost',
  'roi',
]);

/** Empty cells close the last row, on each width as many as it lacks. */
function fillClass(at: number, shown: number): string {
  const lacks = (columns: number) => (columns - (shown % columns)) % columns;
  const on = (columns: number) => at < lacks(columns);
  return ['bg-surface', on(2) ? 'block' : 'hidden', on(3) ? 'sm:block' : 'sm:hidden'].join(' ');
}
