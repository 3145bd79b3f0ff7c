import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** Before statistics were counted for the first time: it takes the worker two minutes. */
export function NotCounted() {
  const t = useTranslations('reports');
  return (
    <Card>
      <EmptyState drawing="ledger" title={t('notCounted')}>
        {t('notCountedNote')}
      </EmptyState>
    </Card>
  );
}
