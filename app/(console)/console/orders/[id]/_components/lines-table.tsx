import { getLocale, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney } from '@/lib/kernel/format';
import type { OrderStory } from '@/lib/orders';
import { sharesOfLine, tenderOfLine } from '@/lib/orders/rules/frozen-told';

/** The lines of an order with what came back of each. */
export async function LinesTable({ lines, frozen }: Pick<OrderStory, 'lines' | 'frozen'>) {
  const [t, locale] = await Promise.all([getTranslations('orders-console'), getLocale()]);
  const language = locale === 'en' ? 'en' : 'zh';
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
                {line.kind === 'gift' ? `${t('used.gift')} · ` : ''}
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
              {sharesOfLine(frozen, line.id).map(({ offer, name, amount }) => (
                <span key={offer} className="block text-xs">
                  {t('share', { offer: name[language], amount: formatMoney(amount) })}
                </span>
              ))}
            </Td>
            <Td end className="font-medium">
              <Money fen={line.net} />
              {tenderOfLine(frozen, line.id) === 0 ? null : (
                <span className="block text-xs font-normal text-muted">
                  {t('shareOfPoints', { amount: formatMoney(tenderOfLine(frozen, line.id)) })}
                </span>
              )}
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
