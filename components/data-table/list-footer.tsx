'use client';
import { useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/kernel/format';
import type { ListPage } from '@/lib/kernel/list-query';
import { DateTime } from '../ui/date-time';
import { Pagination } from '../ui/pagination';

/** How many match, as of when, and the steps to the pages before and after. */
export function ListFooter({
  page,
  zone,
  onCountExactly,
  onGo,
}: {
  readonly page: ListPage<unknown>;
  readonly zone?: string;
  readonly onCountExactly: () => void;
  readonly onGo: (cursor: string) => void;
}) {
  const t = useTranslations('table');
  const { value, relation } = page.total;
  return (
    <div className="border-t border-line px-4 py-2.5 desk:px-6">
      <Pagination previous={page.prevCursor} next={page.nextCursor} onGo={onGo}>
        <span aria-live="polite">
          {relation === 'gte' ? (
            <button
              type="button"
              onClick={onCountExactly}
              className="min-h-6 underline decoration-dotted underline-offset-4 hover:text-ink"
            >
              {t('atLeast', { count: formatNumber(value) })}
            </button>
          ) : (
            t('total', { count: formatNumber(value) })
          )}
        </span>
        <span className="mx-2" aria-hidden="true">
          ·
        </span>
        {t('asOf')} <DateTime at={page.asOf} format="time" zone={zone} />
      </Pagination>
    </div>
  );
}
