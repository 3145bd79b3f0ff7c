import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { OrderStory } from '@/lib/orders';

/** The lines of an order with what came back of each. */
export async function LinesTable({ lines }: { readonly lines: OrderStory['lines'] }) {
  const t = await getTranslations('orders-console');
  return (
    <Table caption={t('lines')}>
      <TableHead>
        <Th>{t('line.goods')}</Th>
        <Th end>{t('line.quantity')}</Th>
        <Th end>{t('line.unitPrice')}</Th>
        <Th end>{t('line.discount')}</Th>
        <Th end>{t('line.net')}</Th>
        <Th end>{t('line.refunded')}</Th>
      </TableHead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <Td row className="min-w-44">
              {line.name ?? line.sku}
              <span className="block text-xs font-normal text-muted">
                {[line.sku, line.category, line.brand].filter(Boolean).join(' · ')}
              </span>
            </Td>
            <Td end>
              <NumberText value={line.quantity} />
            </Td>
            <Td end>
              <Money fen={line.unitPrice} />
            </Td>
            <Td end className="text-muted">
              {line.discount === 0 ? '–' : <Money fen={-line.discount} />}
            </Td>
            <Td end className="font-medium">
              <Money fen={line.net} />
            </Td>
            <Td end className={line.refundedNet > 0 ? 'text-warning' : 'text-muted'}>
              {line.refundedQuantity === 0 && line.refundedNet === 0 ? (
                '–'
              ) : (
                <>
                  <Money fen={-line.refundedNet} />
                  <span className="block text-xs">{t('line.units', { count: line.refundedQuantity })}</span>
                </>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
