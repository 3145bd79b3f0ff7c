import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { ProgressBar } from '@/components/ui/track';
import { tellPeople } from '@/lib/kernel/small';
import type { SegmentPage } from '@/lib/segments';
import { JOB_MEANINGS } from '../../../_components/job-meanings';
import { StopWork } from './segment-acts';

/** The refreshes of a segment with how far they are, whom they found, and what began them. */
export async function Runs({ page, canEdit }: { readonly page: SegmentPage; readonly canEdit: boolean }) {
  const t = await getTranslations('segments');
  return (
    <Card>
      <CardHeader title={t('run.title')} note={t('run.note')} />
      {page.runs.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('run.none')}</p>
      ) : (
        <Table caption={t('run.title')}>
          <TableHead>
            <Th>{t('run.column.when')}</Th>
            <Th>{t('run.column.state')}</Th>
            <Th end>{t('trend.entered')}</Th>
            <Th end>{t('trend.left')}</Th>
            <Th end>{t('trend.members')}</Th>
            <Th>{t('run.column.by')}</Th>
          </TableHead>
          <tbody>
            {page.runs.map((run) => {
              const isOpen = run.state === 'waiting' || run.state === 'running';
              return (
                <Tr key={run.id}>
                  <Td row>
                    <DateTime at={run.createdAt} format="datetime" zone={page.zone} />
                    <p className="text-xs font-normal text-muted">{t(`run.cause.${run.cause}`)}</p>
                  </Td>
                  <Td className="min-w-36 space-x-2">
                    <StatusPill meaning={JOB_MEANINGS[run.state]}>{t(`run.state.${run.state}`)}</StatusPill>
                    {run.state !== 'running' ? null : (
                      <ProgressBar className="mt-1.5" value={run.done} max={run.total} label={t('run.progress')} />
                    )}
                    {isOpen && canEdit ? <StopWork id={run.id} what="refresh" /> : null}
                  </Td>
                  <Td end>{tellPeople(run.entered)}</Td>
                  <Td end>{tellPeople(run.left)}</Td>
                  <Td end>{run.isKnown ? tellPeople(run.members) : ''}</Td>
                  <Td>{run.by === 'system:worker' ? t('run.system') : run.by}</Td>
                </Tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
