'use client';
import { RotateCw, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { cn } from './cn';
import { DateTime } from './date-time';
import { Spinner } from './spinner';

const bar = 'flex flex-wrap items-center gap-x-2 gap-y-1 rounded-lg px-3 py-1.5 text-xs';

/** Says how old the data on screen is, and that newer is coming or how to get it. */
export function StaleBar({
  asOf,
  refreshing,
  onRefresh,
  className,
}: {
  readonly asOf: Date | string;
  readonly refreshing: boolean;
  readonly onRefresh?: () => void;
  readonly className?: string;
}) {
  const t = useTranslations('ui');
  return (
    <div role="status" className={cn(bar, 'bg-warning-tint text-warning', className)}>
      <span>
        {t('asOf')} <DateTime at={asOf} format="time" />
      </span>
      {refreshing ? (
        <span className="inline-flex items-center gap-1.5">
          <Spinner className="size-3" />
          {t('refreshing')}
        </span>
      ) : null}
      {!refreshing && onRefresh ? (
        <button
          type="button"
          onClick={onRefresh}
          className="inline-flex min-h-6 items-center gap-1 font-medium underline underline-offset-4"
        >
          <RotateCw className="size-3" aria-hidden="true" />
          {t('refresh')}
        </button>
      ) : null}
    </div>
  );
}

/** Shows itself while the device has no network; what is on screen stays. */
export function OfflineBar({ className }: { readonly className?: string }) {
  const t = useTranslations('ui');
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <div role="status" className={cn(bar, 'bg-inverse text-on-inverse', className)}>
      <WifiOff className="size-3.5" aria-hidden="true" />
      {t('offline')}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
