'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';

/** Steps through a list by its cursors: there are no page numbers, only the rows before and after. */
export function Pagination({
  previous,
  next,
  onGo,
  children,
}: {
  readonly previous: string | null;
  readonly next: string | null;
  readonly onGo: (cursor: string) => void;
  /** What is shown of how many. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center justify-between gap-3 text-dense">
      <div className="text-muted">{children}</div>
      <div className="flex gap-2">
        <Button
          size="sm"
          icon={<ChevronLeft aria-hidden="true" />}
          disabled={previous === null}
          onClick={() => previous !== null && onGo(previous)}
        >
          {t('previousPage')}
        </Button>
        <Button size="sm" disabled={next === null} onClick={() => next !== null && onGo(next)}>
          {t('nextPage')}
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </nav>
  );
}
