'use client';
import { useTranslations } from 'next-intl';
import { useListState } from '@/components/data-table/use-list-state';

// Two dates and two buttons fit side by side on a phone.
const DATE = 'h-control-sm w-[118px] rounded-control border border-line bg-surface px-2 text-dense text-ink';

/** The first and last local day that the list shows, in the address like every other filter. */
export function DayRange() {
  const t = useTranslations('book.day');
  const state = useListState([], '');
  const day = (field: 'from' | 'to') => (
    <input
      type="date"
      aria-label={t(field)}
      value={state.query.filters[field]?.[0] ?? ''}
      onChange={(event) => void state.setFilter(field, event.target.value === '' ? [] : [event.target.value])}
      className={DATE}
    />
  );
  return (
    <fieldset className="flex items-center gap-1.5">
      <legend className="sr-only">{t('range')}</legend>
      {day('from')}
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      {day('to')}
    </fieldset>
  );
}
