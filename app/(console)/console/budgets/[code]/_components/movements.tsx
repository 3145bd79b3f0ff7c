import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { isUuid, publicId } from '@/lib/kernel/id';
import { sayAmount } from '../../_components/amount';
import type { readBudget } from './read-budget';

/** What was told of a budget, its earlier periods, and what moved last. */
export async function Movements({ page }: { readonly page: Awaited<ReturnType<typeof readBudget>> }) {
  const t = await getTranslations('budgets');
  const { budget, periods, alerts, uses, zone } = page;
  const say = (amount: number) => sayAmount(budget.kind, amount);
  return (
    <>
      {alerts.length === 0 ? null : (
        <Card>
          <CardHeader title={t('alerts.title')} note={t('alerts.note')} />
          <ul className="grid gap-1.5 px-4 pb-4 text-dense">
            {alerts.map(({ period, percent, limit, used, at }) => (
              <li key={`${period}${percent}${limit}`}>
                <DateTime at={at} format="datetime" zone={zone} />{' '}
                {t('alerts.said', { percent, used: say(used), limit: say(limit) })}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {budget.per === 'whole' || periods.length === 0 ? null : (
        <Card>
          <CardHeader title={t('periods.title')} />
          <Table caption={t('periods.title')}>
            <TableHead>
              <Th>{t('column.period')}</Th>
              <Th end>{t('number.limit')}</Th>
              <Th end>{t('number.spent')}</Th>
              <Th end>{t('number.reserved')}</Th>
            </TableHead>
            <tbody>
              {periods.map(({ period, limit, spent, reserved }) => (
                <Tr key={period}>
                  <Td row>{period}</Td>
                  <Td end>{say(limit)}</Td>
                  <Td end>{say(spent)}</Td>
                  <Td end>{say(reserved)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <Card>
        <CardHeader title={t('uses.title')} note={uses.length === 0 ? t('uses.none') : t('uses.note')} />
        {uses.length === 0 ? null : (
          <Table caption={t('uses.title')}>
            <TableHead>
              <Th>{t('uses.at')}</Th>
              <Th>{t('uses.source')}</Th>
              <Th>{t('column.state')}</Th>
              <Th end>{t('uses.amount')}</Th>
              <Th end>{t('uses.returned')}</Th>
            </TableHead>
            <tbody>
              {uses.map(({ source, state, amount, returned, changedAt }) => (
                <Tr key={source}>
                  <Td>
                    <DateTime at={changedAt} format="datetime" zone={zone} />
                  </Td>
                  <Td row>
                    <Source source={source} />
                  </Td>
                  <Td>{t(`useState.${state}`)}</Td>
                  <Td end>{say(amount)}</Td>
                  <Td end>{returned === 0 ? '' : say(returned)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}

/** An order opens its page; anything else is named as it is. */
function Source({ source }: { readonly source: string }) {
  if (!isUuid(source)) return <span className="whitespace-nowrap font-mono text-xs">{source}</span>;
  const id = publicId('order', source);
  return (
    <TextLink href={`/console/orders/${id}`} quiet>
      <span className="whitespace-nowrap font-mono text-xs">{id}</span>
    </TextLink>
  );
}
