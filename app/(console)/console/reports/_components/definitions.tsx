import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';

/** What each number means, in words that hold wherever it is shown. */
export function Definitions({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations('reports');
  return (
    <Card>
      <CardHeader title={t('definitions')} note={t('definitionsNote')} />
      <div className="px-4 pb-4">
        <Collapse summary={t('definitionsOpen', { count: codes.length })}>
          <dl className="grid gap-x-6 gap-y-3 pt-1 desk:grid-cols-2">
            {codes.map((code) => (
              <div key={code} className="min-w-0">
                <dt className="font-medium text-ink">{t(`metric.${code}.name` as 'metric.orders.name')}</dt>
                <dd>{t(`metric.${code}.definition` as 'metric.orders.definition')}</dd>
              </div>
            ))}
          </dl>
        </Collapse>
      </div>
    </Card>
  );
}
