'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Collapse } from '@/components/ui/collapse';
import { NearLink } from '@/components/ui/near-link';
import { DayMark } from './day-mark';
import { MakeUpSheet } from './make-up-sheet';
import type { ToldDay } from './terms';

const WEEK = 7;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };

// A table whose cells the arrow keys walk is a grid: its rows and cells are those of the table.
const GRID = { role: 'grid' } as const;

/** The month as a grid that arrow keys walk; a missed day that may be made up for is a button (M5). */
export function MonthCalendar({
  title,
  weekdays,
  days,
  before,
  after,
  isAsked,
  cards,
  cost,
  left,
}: {
  readonly month: string;
  readonly title: string;
  readonly weekdays: readonly string[];
  readonly days: readonly ToldDay[];
  readonly before: string | null;
  readonly after: string | null;
  /** Whether the reader turned to this month: then it is open. */
  readonly isAsked: boolean;
  readonly cards: number;
  readonly cost: number;
  readonly left: number;
}) {
  const t = useTranslations('my-tasks');
  const [mending, setMending] = useState<ToldDay | null>(null);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      days.findIndex(({ isToday }) => isToday),
    ),
  );
  const grid = useRef<HTMLTableElement>(null);
  const first = (new Date(`${days[0]?.day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
  const cells = [...Array.from({ length: first }, () => null), ...days];
  const rows = Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, row) =>
    Array.from({ length: WEEK }, (_unused, column) => cells[row * WEEK + column] ?? null),
  );
  function walk(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const next = at + (step ?? 0);
    if (step === undefined || next < 0 || next >= days.length) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${days[next]?.day}"]`)?.focus();
  }
  return (
    <Collapse summary={t('calendar')} open={isAsked} className="mt-3 border-t border-line pt-1.5">
      <div className="flex items-center justify-between">
        <Turn month={before} label={t('monthBefore')} icon={<ChevronLeft className="size-5" aria-hidden="true" />} />
        <p className="text-sm font-medium text-ink" aria-live="polite">
          {title}
        </p>
        <Turn month={after} label={t('monthAfter')} icon={<ChevronRight className="size-5" aria-hidden="true" />} />
      </div>
      <table
        {...GRID}
        ref={grid}
        aria-label={t('calendarOf', { month: title })}
        className="w-full table-fixed"
        onKeyDown={walk}
      >
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col" className="py-1 text-center text-2xs font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.find((one) => one !== null)?.day}>
              {row.map((one, column) => (
                <td key={one?.day ?? weekdays[column]} className="p-0.5">
                  {one === null ? null : (
                    <DayCell
                      day={one}
                      isAt={days[at]?.day === one.day}
                      onFocus={() => setAt(days.indexOf(one))}
                      onMakeUp={() => setMending(one)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-2xs">
        {t('cards', { cards })}
        {' · '}
        {t('makeUpsLeft', { times: left })}
      </p>
      <MakeUpSheet day={mending} cards={cards} cost={cost} left={left} onClose={() => setMending(null)} />
    </Collapse>
  );
}

function DayCell({
  day,
  isAt,
  onFocus,
  onMakeUp,
}: {
  readonly day: ToldDay;
  readonly isAt: boolean;
  readonly onFocus: () => void;
  readonly onMakeUp: () => void;
}) {
  return (
    <button
      type="button"
      data-day={day.day}
      aria-label={day.label}
      aria-disabled={!day.canMakeUp}
      aria-haspopup={day.canMakeUp ? 'dialog' : undefined}
      aria-current={day.isToday ? 'date' : undefined}
      tabIndex={isAt ? 0 : -1}
      onFocus={onFocus}
      onClick={day.canMakeUp ? onMakeUp : undefined}
      className={cn(
        'grid min-h-target w-full place-items-center rounded-lg',
        day.canMakeUp ? 'cursor-pointer hover:bg-sunken' : 'cursor-default',
      )}
    >
      <DayMark day={day} />
    </button>
  );
}

function Turn({
  month,
  label,
  icon,
}: {
  readonly month: string | null;
  readonly label: string;
  readonly icon: ReactNode;
}) {
  const shape = 'grid size-11 place-items-center rounded-full';
  if (month === null) return <span className={shape} />;
  return (
    <NearLink
      href={`/tasks?month=${month}` as Route}
      scroll={false}
      aria-label={label}
      className={cn(shape, 'text-ink hover:bg-sunken')}
    >
      {icon}
    </NearLink>
  );
}
