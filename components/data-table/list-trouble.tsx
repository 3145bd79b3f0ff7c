'use client';
import { useTranslations } from 'next-intl';
import { ErrorState } from '../ui/error-state';
import { ListError } from './fetch-list';

/** A list that could not be read: the server's own sentence where it gave one, the request number, and another try. */
export function ListTrouble({
  error,
  onRetry,
  compact = false,
}: {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly compact?: boolean;
}) {
  const t = useTranslations('table');
  const told = error instanceof ListError ? error : null;
  return (
    <ErrorState
      compact={compact}
      requestId={told?.requestId ?? null}
      onRetry={onRetry}
      className={compact ? 'mx-4 mb-2 desk:mx-6' : undefined}
    >
      {told?.message || t(compact ? 'failedKept' : 'failedNote')}
    </ErrorState>
  );
}
