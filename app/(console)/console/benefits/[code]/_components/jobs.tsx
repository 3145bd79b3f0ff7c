import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { BenefitPage } from '@/lib/benefits';
import { publicId } from '@/lib/kernel/id';
import { RefreshWhile } from '../../../coupons/[id]/_components/refresh-while';
import { CancelJob } from './cancel-job';

const MEANINGS = { waiting: 'waiting', running: 'running', done: 'ok', cancelled: 'stopped' } as const;

/** The jobs that grant a benefit, by the calendar or by a list, with how far they are. */
export async function Jobs({ page, canGive }: { readonly page: BenefitPage; readonly canGive: boolean }) {
  const t = await getTranslations('benefits');
  const title = t('job.title');
  const isOpen = (state: string) => state === 'waiting' || state === 'running';
  if (page.jobs.length === 0) return null;
  return (
    <ClientTexts namespaces={['benefits']}>
      <RefreshWhile is={page.jobs.some(({ state }) => isOpen(state))} />
      <Card>
        <CardHeader title={title} note={t('job.note')} />
        <Table caption={title}>
          <TableHead>
            <Th>{t('job.what')}</Th>
            <Th>{t('column.state')}</Th>
            <Th>{t('job.progress')}</Th>
            <Th>{t('job.scheduled')}</Th>
            {canGive ? <Th>{t('job.acts')}</Th> : null}
          </TableHead>
          <tbody>
            {page.jobs.map((job) => (
              <Tr key={job.id}>
                <Td row>
                  {t(`job.kind.${job.kind}`)}
                  <p className="text-xs font-normal text-muted">{job.kind === 'bulk' ? job.note : job.jobKey}</p>
                </Td>
                <Td>
                  <StatusPill meaning={MEANINGS[job.state]}>{t(`job.state.${job.state}`)}</StatusPill>
                </Td>
                <Td>
                  {job.total === null
                    ? t('job.seen', { done: job.done, given: job.given })
                    : t('job.of', { done: job.done, total: job.total, given: job.given, refused: job.refused })}
                </Td>
                <Td className="whitespace-nowrap">
                  <DateTime at={job.scheduled} format="datetime" zone={page.zone} />
                </Td>
                {canGive ? (
                  <Td>{isOpen(job.state) ? <CancelJob job={publicId('benefitJob', job.id)} /> : null}</Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </ClientTexts>
  );
}
