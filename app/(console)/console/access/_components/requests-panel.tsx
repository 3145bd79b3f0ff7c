'use client';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { RequestActs } from './request-acts';
import type { Places, RequestView, StaffView } from './rows';
import { useAskedWords } from './use-asked-words';

/** What colleagues ask for, oldest first, each answered by giving a role or by a no; below, what was answered last. */
export function RequestsPanel({
  open,
  answered,
  staff,
  places,
  selfId,
  canManage,
}: {
  readonly open: readonly RequestView[];
  readonly answered: readonly RequestView[];
  readonly staff: readonly StaffView[];
  readonly places: Places;
  readonly selfId: string;
  readonly canManage: boolean;
}) {
  const t = useTranslations('asking.list');
  const { what, rolesWith } = useAskedWords(places.roles);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card className="overflow-hidden">
        <CardHeader title={t('title')} />
        {open.length === 0 ? (
          <EmptyState drawing="box" title={t('none')}>
            {t('noneNote')}
          </EmptyState>
        ) : (
          <Table caption={t('title')}>
            <TableHead>
              <Th>{t('who')}</Th>
              <Th>{t('what')}</Th>
              <Th>{t('reason')}</Th>
              <Th>{t('at')}</Th>
              {canManage ? <ActsTh label={t('acts')} /> : null}
            </TableHead>
            <tbody>
              {open.map((one) => (
                <Tr key={one.id}>
                  <Td row>{one.staffName}</Td>
                  <Td className="min-w-44">
                    {what(one.subject)}
                    <p className="text-xs text-muted">{rolesWith(one.subject)}</p>
                    <p className="text-xs">
                      <TextLink href={one.page}>{one.page}</TextLink>
                    </p>
                  </Td>
                  <Td className="min-w-40 break-words">{one.reason}</Td>
                  <Td className="whitespace-nowrap text-muted">
                    <DateTime at={one.at} format="datetime" />
                  </Td>
                  {canManage ? (
                    <Td end>
                      {one.staffId === selfId ? null : (
                        <RequestActs
                          request={one}
                          person={staff.find(({ id }) => id === one.staffId) ?? null}
                          places={places}
                        />
                      )}
                    </Td>
                  ) : null}
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      {answered.length === 0 ? null : (
        <Card className="overflow-hidden">
          <CardHeader title={t('answered')} />
          <Table caption={t('answered')}>
            <TableHead>
              <Th>{t('who')}</Th>
              <Th>{t('what')}</Th>
              <Th>{t('answer')}</Th>
              <Th>{t('by')}</Th>
            </TableHead>
            <tbody>
              {answered.map((one) => (
                <Tr key={one.id}>
                  <Td row>{one.staffName}</Td>
                  <Td>{what(one.subject)}</Td>
                  <Td>
                    <StatusPill meaning={one.answer === 'granted' ? 'ok' : 'stopped'}>
                      {t(one.answer === 'granted' ? 'granted' : 'refusedState')}
                    </StatusPill>
                    {one.note === null ? null : <p className="text-xs text-muted">{one.note}</p>}
                  </Td>
                  <Td className="text-muted">{one.answeredName}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </div>
  );
}
