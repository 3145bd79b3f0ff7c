import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { WithdrawVersion } from './withdraw-version';

type Version = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
  readonly note: string;
  readonly withdrawnAt: Date | null;
};

const MEANINGS = { running: 'running', waiting: 'waiting', before: 'stopped', withdrawn: 'stopped' } as const;

/** The versions of a programme, newest first: from when each counts, and why it was published. */
export function ProgrammeVersions({
  programme,
  versions,
  now,
  zone,
}: {
  readonly programme: 'referral' | 'boost';
  readonly versions: readonly Version[];
  readonly now: Date;
  readonly zone: string;
}) {
  const t = useTranslations('referral.versions');
  const running = versions.find(({ withdrawnAt, effectiveFrom }) => withdrawnAt === null && effectiveFrom <= now);
  const phaseOf = ({ withdrawnAt, effectiveFrom, version }: Version) => {
    if (withdrawnAt !== null) return 'withdrawn';
    if (effectiveFrom > now) return 'waiting';
    return version === running?.version ? 'running' : 'before';
  };
  return (
    <div className="mt-4 overflow-x-auto">
      <Table caption={t(`caption.${programme}`)}>
        <TableHead>
          <Tr>
            <Th>{t('version')}</Th>
            <Th>{t('state')}</Th>
            <Th>{t('from')}</Th>
            <Th>{t('note')}</Th>
            <Th end>{t('act')}</Th>
          </Tr>
        </TableHead>
        <tbody>
          {versions.map((one) => (
            <Tr key={one.version}>
              <Td row>{one.version}</Td>
              <Td>
                <StatusPill meaning={MEANINGS[phaseOf(one)]}>{t(`phase.${phaseOf(one)}`)}</StatusPill>
              </Td>
              <Td>
                {one.effectiveFrom.getTime() === 0 ? t('always') : <DateTime at={one.effectiveFrom} zone={zone} />}
              </Td>
              <Td>{one.note}</Td>
              <Td end>
                {phaseOf(one) === 'waiting' ? <WithdrawVersion programme={programme} version={one.version} /> : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
