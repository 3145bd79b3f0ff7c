'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { previewPrices } from '@/lib/catalog/actions';

/** A change of many prices before it is done. */
export type PricesPreview = Extract<Awaited<ReturnType<typeof previewPrices>>, { ok: true }>['value'];

/** A change of many prices before it is done: its totals, and the first rows from before to after. */
export function BulkPreview({ preview }: { readonly preview: PricesPreview }) {
  const t = useTranslations('goods');
  const { moved, held, belowFloor, unpriced, before, after, shown } = preview;
  const rest = moved + held - shown.length;
  return (
    <>
      {moved === 0 ? <Banner tone="warning" title={t('bulk.nothingMoves')} /> : null}
      <DescriptionList
        items={[
          { name: t('bulk.moved'), value: <NumberText value={moved} /> },
          { name: t('bulk.held'), value: <NumberText value={held} /> },
          ...(belowFloor === null ? [] : [{ name: t('bulk.belowFloor'), value: <NumberText value={belowFloor} /> }]),
          { name: t('bulk.unpriced'), value: <NumberText value={unpriced} /> },
          {
            name: t('bulk.totals'),
            value: (
              <>
                <Money fen={before} /> → <Money fen={after} />
              </>
            ),
          },
        ]}
      />
      {shown.length === 0 ? null : (
        <Table caption={t('bulk.preview')} className="max-h-72 overflow-y-auto">
          <TableHead sticky>
            <Th>{t('sku.code')}</Th>
            <Th end>{t('bulk.before')}</Th>
            <Th end>{t('bulk.after')}</Th>
            <Th>{t('bulk.remark')}</Th>
          </TableHead>
          <tbody>
            {shown.map((one) => (
              <Tr key={one.sku}>
                <Td row>{one.sku}</Td>
                <Td end>
                  <Money fen={one.before} />
                </Td>
                <Td end>
                  <Money fen={one.after} />
                </Td>
                <Td>
                  {one.held !== null
                    ? t(`bulk.heldBy.${one.held}`)
                    : one.floor !== null && one.after < one.floor
                      ? t('bulk.underFloor')
                      : null}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {rest > 0 ? <p className="text-dense text-muted">{t('bulk.more', { count: rest })}</p> : null}
    </>
  );
}
