'use client';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/lib/kernel/format';
import { classOf, placeOf, VALUE_CLASSES, type ValueClass } from '@/lib/segments/rules/value';

/** Which scores of money are shown: all five at once, or one. */
export type MoneyView = 'all' | '1' | '2' | '3' | '4' | '5';

/** One cell of the map as it is shown: recency and frequency, and the places of the 125 that it stands for. */
export type Cell = { readonly recency: number; readonly frequency: number; readonly places: readonly number[] };

/** The colour of each class; never the only sign of it. */
export const CLASS_TINT: Readonly<Record<ValueClass, string>> = {
  high: 'bg-success-tint',
  potential: 'bg-info-tint',
  average: 'bg-sunken',
  low: 'bg-warning-tint',
};

const ALL = [1, 2, 3, 4, 5] as const;
const DOWN = [5, 4, 3, 2, 1] as const;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The cell of a recency and a frequency in a view. */
export function cellOf(recency: number, frequency: number, view: MoneyView): Cell {
  const money = view === 'all' ? ALL : [Number(view)];
  return { recency, frequency, places: money.map((one) => placeOf({ recency, frequency, money: one })) };
}

/** The classes of a cell's places, each once. */
export const classesOf = (map: string, { places, recency, frequency }: Cell): readonly ValueClass[] => {
  const held = new Set(places.map((place) => classOf(map, { recency, frequency, money: (place % ALL.length) + 1 })));
  return VALUE_CLASSES.filter((one) => held.has(one));
};

/** The map as five by five cells: arrows walk, 1 to 4 give the cell that is looked at a class (S0-1.3). */
export function ValueGrid({
  map,
  counts,
  view,
  at,
  canEdit,
  onLook,
  onPaint,
}: {
  readonly map: string;
  /** Members by place; null: not told yet. */
  readonly counts: readonly number[] | null;
  readonly view: MoneyView;
  readonly at: Cell;
  readonly canEdit: boolean;
  readonly onLook: (cell: Cell) => void;
  readonly onPaint: (cell: Cell, value: ValueClass) => void;
}) {
  const t = useTranslations('standing');
  const body = useRef<HTMLTableSectionElement>(null);
  const membersOf = ({ places }: Cell) => places.reduce((sum, place) => sum + (counts?.[place] ?? 0), 0);
  const most = Math.max(1, ...DOWN.flatMap((r) => ALL.map((f) => membersOf(cellOf(r, f, view)))));
  const walk = (event: KeyboardEvent, cell: Cell) => {
    const step = STEPS[event.key];
    const painted = VALUE_CLASSES[Number(event.key) - 1];
    if (step === undefined) {
      if (painted !== undefined && canEdit) onPaint(cell, painted);
      return;
    }
    event.preventDefault();
    const within = (value: number) => Math.min(ALL.length, Math.max(1, value));
    const next = cellOf(within(cell.recency + step[0]), within(cell.frequency + step[1]), view);
    onLook(next);
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.recency}${next.frequency}"]`)?.focus();
  };
  return (
    <table className="w-full table-fixed border-separate border-spacing-1 text-center">
      <caption className="sr-only">{t('grid.caption')}</caption>
      <thead>
        <tr>
          <td className="w-12" />
          {ALL.map((f) => (
            <th key={f} scope="col" className="text-xs font-medium text-muted">
              {t('grid.frequency', { score: f })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {DOWN.map((r) => (
          <tr key={r}>
            <th scope="row" className="text-xs font-medium text-muted">
              {t('grid.recency', { score: r })}
            </th>
            {ALL.map((f) => {
              const cell = cellOf(r, f, view);
              const held = classesOf(map, cell);
              const [only] = held;
              const isAt = at.recency === r && at.frequency === f;
              const members = membersOf(cell);
              const says = held.map((one) => t(`class.${one}`)).join(t('and'));
              return (
                <td key={f} className="p-0">
                  <button
                    type="button"
                    data-cell={`${r}${f}`}
                    tabIndex={isAt ? 0 : -1}
                    aria-pressed={isAt}
                    aria-label={t('grid.cell', { recency: r, frequency: f, value: says, members })}
                    className={cn(
                      'grid h-16 w-full min-w-0 content-center gap-0.5 rounded-control border border-line px-0.5 hover:border-edge',
                      held.length === 1 && only !== undefined ? CLASS_TINT[only] : 'bg-surface',
                      isAt && 'outline-2 outline-accent',
                    )}
                    onClick={() => onLook(cell)}
                    onFocus={() => onLook(cell)}
                    onKeyDown={(event) => walk(event, cell)}
                  >
                    <span className="truncate text-2xs text-muted max-desk:hidden">{says}</span>
                    <span className="truncate text-2xs text-muted desk:hidden">
                      {held.length === 1 ? says : t('grid.mixed', { count: held.length })}
                    </span>
                    <span className="text-dense font-medium">{counts === null ? '—' : formatNumber(members)}</span>
                    <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full px-1" aria-hidden="true">
                      <rect width="100" height="4" rx="2" className="fill-track" />
                      <rect width={(members * 100) / most} height="4" rx="2" className="fill-accent" />
                    </svg>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
