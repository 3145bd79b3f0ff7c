import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { StandingRulesPage, StandingVersion } from '@/lib/segments';
import { WithdrawRules } from './withdraw-rules';

const MEANINGS = { live: 'running', scheduled: 'waiting', past: 'stopped', withdrawn: 'stopped' } as const;

/** Every version of one set of rules: from when it counts, why, and what it says; a coming one may be withdrawn. */
export async function RuleVersions<R>({
  what,
  page: { versions, zone },
  canEdit,
  say,
}: {
  readonly what: 'stages' | 'values';
  readonly page: StandingRulesPage<R>;
  readonly canEdit: boolean;
  readonly say: (version: StandingVersion<R>) => ReactNode;
}) {
  const t = await getTranslations('standing');
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('versions.state')}</Th>
          <Th>{t('versions.from')}</Th>
          <Th>{t('versions.says')}</Th>
        </TableHead>
        <tbody>
          {versions.map((one) => (
            <Tr key={one.version}>
              <Td row className="whitespace-nowrap">
                {t('versions.number', { version: one.version })}
              </Td>
              <Td>
                <StatusPill meaning={MEANINGS[one.state]}>{t(`versions.${one.state}`)}</StatusPill>
              </Td>
              <Td className="whitespace-nowrap">
                {one.effectiveFrom.getTime() === 0 ? (
                  t('versions.always')
                ) : (
                  <DateTime at={one.effectiveFrom} format="date" zone={zone} />
                )}
              </Td>
              <Td className="min-w-60">
                <p>{one.effectiveFrom.getTime() === 0 ? t('versions.standard') : one.note}</p>
                <p className="text-xs text-muted">{say(one)}</p>
                {one.withdrawnWhy === null ? null : (
                  <p className="text-xs text-muted">{t('versions.withdrawnWhy', { why: one.withdrawnWhy })}</p>
                )}
                {one.state === 'scheduled' && canEdit ? <WithdrawRules what={what} version={one.version} /> : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
