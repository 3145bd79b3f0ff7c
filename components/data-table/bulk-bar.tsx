'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';

/** What can be done with the chosen rows; offers all matches once the page is chosen. */
export function BulkBar({
  count,
  isAll,
  canChooseAll,
  total,
  onChooseAll,
  onClear,
  children,
}: {
  readonly count: number;
  readonly isAll: boolean;
  readonly canChooseAll: boolean;
  readonly total: string;
  readonly onChooseAll: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations('table');
  return (
    <div className="sheet sticky bottom-3 z-20 mx-4 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-4 py-2.5 text-dense shadow-float desk:mx-6">
      <p role="status" className="font-medium">
        {isAll ? t('chosenAll', { total }) : t('chosen', { count })}
      </p>
      {canChooseAll ? (
        <button
          type="button"
          onClick={onChooseAll}
          className="min-h-6 font-medium text-accent underline-offset-4 hover:underline"
        >
          {t('chooseAll', { total })}
        </button>
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {children}
        <Button variant="ghost" size="sm" onClick={onClear}>
          {t('clearChoice')}
        </Button>
      </div>
    </div>
  );
}
