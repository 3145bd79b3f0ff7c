import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { ContractForm, type ListedContract } from './contract-form';

const SHOWN = 3;

/** All contracts: when each holds, how many SKUs name a price for it, and who belongs to it. */
export function ContractTable({
  all,
  zone,
  isEnglish,
  canEdit,
}: {
  readonly all: readonly (ListedContract & { readonly skus: number })[];
  readonly zone: string;
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('contracts');
  return (
    <Table caption={t('title')}>
      <TableHead>
        <Th>{t('column.name')}</Th>
        <Th>{t('column.code')}</Th>
        <Th>{t('column.period')}</Th>
        <Th end>{t('column.skus')}</Th>
        <Th>{t('column.members')}</Th>
        {canEdit ? <Th end>{t('column.acts')}</Th> : null}
      </TableHead>
      <tbody>
        {all.map((one) => {
          const name = isEnglish ? one.nameEn : one.nameZh;
          const more = one.members.length - SHOWN;
          return (
            <Tr key={one.code}>
              <Td row>{name}</Td>
              <Td className="text-muted">{one.code}</Td>
              <Td className="whitespace-nowrap">
                <DateTime at={one.startsAt} format="date" zone={zone} />
                {' – '}
                {one.endsAt === null ? t('noEnd') : <DateTime at={one.endsAt} format="date" zone={zone} />}
              </Td>
              <Td end>
                <NumberText value={one.skus} />
              </Td>
              <Td>
                {one.members.length === 0 ? t('nobody') : one.members.slice(0, SHOWN).join(t('comma'))}
                {more > 0 ? ` ${t('more', { count: more })}` : null}
              </Td>
              {canEdit ? (
                <Td end>
                  <ContractForm
                    contract={one}
                    zone={zone}
                    trigger={
                      <Button size="sm" variant="ghost" aria-label={t('change', { name })}>
                        {t('edit')}
                      </Button>
                    }
                  />
                </Td>
              ) : null}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
