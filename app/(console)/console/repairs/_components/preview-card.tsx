'use client';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Stat } from '@/components/ui/stat';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatNumber } from '@/lib/kernel/format';
import type { RepairPreview } from '@/lib/repairs';

const SUMS = ['members', 'decisions', 'pointsGiven', 'pointsTaken', 'growthGiven', 'growthTaken', 'coupons'] as const;

/** What a repair would do: how many it concerns, how much it moves, and who is due most. */
export function PreviewCard({
  preview: { sums, most },
  zone,
}: {
  readonly preview: RepairPreview;
  readonly zone: string;
}) {
  const t = useTranslations('repairs');
  return (
    <Card aria-live="polite">
      <CardHeader title={t('previewTitle')} note={sums.members === 0 ? t('nobody') : t('previewNote')} />
      <div className="flex flex-wrap border-t border-line">
        {SUMS.filter((name) => sums[name] !== 0 || name === 'members').map((name) => (
          <Stat key={name} nameFirst name={t(`sum.${name}`)} value={formatNumber(sums[name])} className="px-4" />
        ))}
      </div>
      {most.length === 0 ? null : (
        <Table caption={t('mostDue')}>
          <TableHead>
            <Th>{t('column.member')}</Th>
            <Th end>{t('column.decisions')}</Th>
            <Th end>{t('column.points')}</Th>
            <Th end>{t('column.growth')}</Th>
            <Th>{t('field.from')}</Th>
            <Th>{t('field.to')}</Th>
          </TableHead>
          <tbody>
            {most.map(({ member, decisions, points, growth, firstAt, lastAt }, place) => (
              <Tr key={member?.id ?? String(place)}>
                <Td row>
                  {member === null ? (
                    '–'
                  ) : (
                    <TextLink href={`/console/members/${member.id}` as Route}>{member.code}</TextLink>
                  )}
                </Td>
                <Td end>{formatNumber(decisions)}</Td>
                <Td end>{formatNumber(points, true)}</Td>
                <Td end>{formatNumber(growth, true)}</Td>
                <Td>
                  <DateTime at={firstAt} format="datetime" zone={zone} />
                </Td>
                <Td>
                  <DateTime at={lastAt} format="datetime" zone={zone} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
