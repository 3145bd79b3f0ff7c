'use client';
import { useTranslations } from 'next-intl';
import { ErrorState } from '../ui/error-state';

/** What stands in place of a page that failed: a sentence, the number that the log knows it by, and another try. */
export function BrokenPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations('shell.broken');
  return (
    <ErrorState title={t('title')} requestId={digestOf(error)} onRetry={retry} className="py-20">
      {t('detail')}
    </ErrorState>
  );
}

function digestOf(error: unknown): string | null {
  const digest = error instanceof Error && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' ? digest : null;
}
