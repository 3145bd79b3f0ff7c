import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { deliveredList } from '@/lib/reports';
import { Guarded } from '../../../_components/guarded';
import { ReportTabs } from '../_components/report-tabs';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('receivedTitle') };
}

export default async function ReceivedReportsPage() {
  const t = await getTranslations('report-builder');
  return (
    <Guarded can="reports.read" what={t('receivedTitle')}>
      <ConsolePage title={t('receivedTitle')} note={t('receivedNote')} crumbs={[{ label: t('receivedTitle') }]}>
        <ReportTabs here="received" />
        <Suspense fallback={<Skeleton className="after-pause h-64 rounded-card" />}>
          <List />
        </Suspense>
      </ConsolePage>
    </Guarded>
  );
}

async function List() {
  const [t, runs, { zone }] = await Promise.all([
    getTranslations('report-builder'),
    ask(deliveredList, {}),
    program(pool()),
  ]);
  if (runs.length === 0) {
    return (
      <Card>
        <EmptyState drawing="ledger" title={t('receivedNone')}>
          {t('receivedNoneNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <Table caption={t('receivedTitle')}>
        <TableHead>
          <Th>{t('reportTitle')}</Th>
          <Th end>{t('dueAt')}</Th>
        </TableHead>
        <tbody>
          {runs.map(({ id, title, dueAt, isRead }) => (
            <Tr key={id}>
              <Td row className="min-w-40">
                <TextLink href={`/console/reports/received/${id}`}>{title}</TextLink>{' '}
                {isRead ? null : <Badge tone="accent">{t('isNew')}</Badge>}
              </Td>
              <Td end>
                <DateTime at={dueAt} zone={zone} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
