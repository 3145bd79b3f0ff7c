'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { FormErrors } from '@/components/ui/form-errors';
import { Money } from '@/components/ui/money';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast-store';
import type { PriceRecord } from '@/lib/catalog';
import { withdrawPrice } from '@/lib/catalog/actions';
import type { RowState, StoryLine } from '@/lib/catalog/rules/price-story';
import { useActOf } from '../../../_components/use-act-of';
import type { GoodsNames } from '../../_components/goods-names';
import { usePriceWords } from './use-price-words';

const MEANING = { over: 'draft', holds: 'ok', scheduled: 'waiting', withdrawn: 'stopped' } as const satisfies Record<
  RowState,
  string
>;

/** Every price that a SKU had, has and will have; what has not begun can be taken back. */
export function PriceHistory({
  lines,
  sku,
  names,
  canEdit,
}: {
  readonly lines: readonly StoryLine<PriceRecord>[];
  readonly sku: string;
  readonly names: GoodsNames;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('goods');
  const say = usePriceWords(names);
  const router = useRouter();
  const { run, pending, trouble } = useActOf('goods');
  const rows = lines.flatMap((line) => line.rows);

  function takeBack(priceId: string) {
    run(
      () => withdrawPrice({ sku, priceId }),
      () => {
        showToast({ tone: 'success', title: t('price.withdrawn') });
        router.refresh();
      },
    );
  }
  return (
    <>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <Table caption={t('price.historyOf', { code: sku })} className="-mx-4">
        <TableHead>
          <Th>{t('price.kind')}</Th>
          <Th end>{t('price.amount')}</Th>
          <Th>{t('price.from')}</Th>
          <Th>{t('price.to')}</Th>
          <Th>{t('price.state')}</Th>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td row>{say(row)}</Td>
              <Td end>
                <Money fen={row.amount} />
              </Td>
              <Td className="whitespace-nowrap">
                <DateTime at={row.startsAt} format="datetime" zone={names.zone} />
              </Td>
              <Td className="whitespace-nowrap">
                {row.endsAt === null ? (
                  <span className="text-muted">{t('price.open')}</span>
                ) : (
                  <DateTime at={row.endsAt} format="datetime" zone={names.zone} />
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <span className="inline-flex items-center gap-2">
                  <StatusPill meaning={MEANING[row.state]}>{t(`state.${row.state}`)}</StatusPill>
                  {canEdit && row.state === 'scheduled' ? (
                    <Button size="sm" variant="ghost" pending={pending} onClick={() => takeBack(row.id)}>
                      {t('price.withdraw')}
                    </Button>
                  ) : null}
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
