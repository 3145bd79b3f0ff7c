'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';

/** The end of a growing list: loads more when it comes into view, by a button for all others, and says when there is no more. */
export function More({
  hasMore,
  isLoading,
  failure,
  loadMore,
}: {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly failure: { readonly requestId: string | null } | null;
  readonly loadMore: () => void;
}) {
  const t = useTranslations('paging');
  const end = useRef<HTMLDivElement>(null);
  const canLoad = hasMore && !isLoading && failure === null;
  useEffect(() => {
    const element = end.current;
    if (!canLoad || element === null || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), {
      rootMargin: '240px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canLoad, loadMore]);
  return (
    <div ref={end} className="mt-4 grid justify-items-center gap-3">
      {failure ? (
        <div role="alert" className="grid w-full gap-2 rounded-card bg-danger-tint px-4 py-3 text-dense">
          <p>
            <span className="font-medium text-danger">{t('failed')}</span> {t('failedNote')}
          </p>
          {failure.requestId ? <p className="text-xs text-muted">{t('requestId', { id: failure.requestId })}</p> : null}
          <Button size="sm" onClick={loadMore} className="justify-self-start">
            {t('retry')}
          </Button>
        </div>
      ) : null}
      {hasMore && failure === null ? (
        <Button size="sm" pending={isLoading} onClick={loadMore}>
          {isLoading ? t('loading') : t('more')}
        </Button>
      ) : null}
      <p role="status" className="text-xs text-muted">
        {hasMore ? <span className="sr-only">{isLoading ? t('loading') : ''}</span> : t('end')}
      </p>
    </div>
  );
}
