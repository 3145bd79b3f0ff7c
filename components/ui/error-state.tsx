'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { Drawing } from './drawings';

/** What failed, in a sentence, the number to quote, and a way to try again. With old data still on screen use `compact` above it. */
export function ErrorState({
  title,
  children,
  requestId,
  onRetry,
  compact = false,
  className,
}: {
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly requestId?: string | null;
  readonly onRetry?: () => void;
  readonly compact?: boolean;
  readonly className?: string;
}) {
  const t = useTranslations('ui');
  const retry = onRetry ? (
    <Button size={compact ? 'sm' : 'md'} icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
      {t('retry')}
    </Button>
  ) : null;
  const id = requestId ? <span className="text-xs text-muted">{t('requestId', { id: requestId })}</span> : null;
  if (compact) {
    return (
      <div
        role="alert"
        className={cn(
          'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-danger-tint px-4 py-2.5 text-dense',
          className,
        )}
      >
        <span className="min-w-0 flex-1 basis-48">
          <span className="font-medium text-danger">{title ?? t('failed')}</span> {children}
        </span>
        {id}
        {retry}
      </div>
    );
  }
  return (
    <div role="alert" className={cn('grid justify-items-center gap-2 px-6 py-10 text-center', className)}>
      <Drawing name="broken" />
      <h3 className="mt-2 text-base">{title ?? t('failed')}</h3>
      {children ? <div className="max-w-96 text-dense text-muted">{children}</div> : null}
      {id}
      {retry ? <div className="mt-3">{retry}</div> : null}
    </div>
  );
}
