import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { ProgressBar } from '@/components/ui/track';
import type { BatchPage, ListedJob } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import { BeginCodes, BeginGift } from './begin-jobs';
import { BeginPush } from './begin-push';
import { JobActs } from './job-acts';
import { RefreshWhile } from './refresh-while';

const MEANINGS = { waiting: 'waiting', running: 'running', done: 'ok', cancelled: 'stopped' } as const;
const CODES_PER_PART = 50_000;

/** The jobs of a batch with how far they are, and the beginning of new ones. */
export async function Jobs({ page, canGive }: { readonly page: BatchPage; readonly canGive: boolean }) {
  const t = await getTranslations('coupons');
  const batch = publicId('couponBatch', page.batch.id);
  const isBusy = page.jobs.some(({ state }) => state === 'waiting' || state === 'running');
  return (
    <ClientTexts namespaces={['coupons']}>
      <RefreshWhile is={isBusy} />
      <Card>
        <CardHeader
          title={t('job.title')}
          note={t('job.note')}
          action={
            canGive && page.batch.state === 'live' ? (
              <span className="flex flex-wrap gap-2">
                <BeginGift batch={batch} />
                <BeginPush batch={batch} />
                <BeginCodes batch={batch} />
              </span>
            ) : null
          }
        />
        {page.jobs.length === 0 ? (
          <p className="px-4 pb-4 text-dense text-muted">{t('job.none')}</p>
        ) : (
          <Table caption={t('job.title')}>
            <TableHead>
              <Th>{t('job.column.what')}</Th>
              <Th>{t('job.column.state')}</Th>
              <Th>{t('job.column.progress')}</Th>
              <Th>{t('job.column.by')}</Th>
              {canGive ? <Th>{t('job.column.acts')}</Th> : null}
            </TableHead>
            <tbody>
              {page.jobs.map((job) => (
                <Tr key={job.id}>
                  <Td row>
                    {job.condition === null ? t(`job.kind.${job.kind}`) : t('push.title')}
                    <p className="text-xs font-normal text-muted">{job.note}</p>
                  </Td>
                  <Td>
                    <StatusPill meaning={MEANINGS[job.state]}>{t(`job.state.${job.state}`)}</StatusPill>
                  </Td>
                  <Td className="min-w-40">
                    <Progress job={job} />
                  </Td>
                  <Td>
                    {job.createdBy}
                    <p className="text-xs text-muted">
                      <DateTime at={job.createdAt} format="datetime" zone={page.zone} />
                    </p>
                  </Td>
                  {canGive ? (
                    <Td>
                      <JobActs
                        job={publicId('couponJob', job.id)}
                        isOpen={job.state === 'waiting' || job.state === 'running'}
                        parts={job.hasCodes ? Math.ceil(job.given / CODES_PER_PART) : 0}
                      />
                    </Td>
                  ) : null}
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </ClientTexts>
  );
}

async function Progress({ job }: { readonly job: ListedJob }) {
  const t = await getTranslations('coupons');
  return (
    <div className="grid gap-1">
      <ProgressBar value={job.done} max={job.total} label={t('job.progress')} />
      <p className="text-xs text-muted">
        {[
          t('job.of', { done: job.done, total: job.total }),
          t('job.given', { count: job.given }),
          ...(job.refused === 0 ? [] : [t('job.refused', { count: job.refused })]),
          ...job.refusals.map(({ refusal, members }) => `${t(`job.refusal.${refusal as 'sold_out'}`)} ${members}`),
        ].join(' · ')}
      </p>
    </div>
  );
}
