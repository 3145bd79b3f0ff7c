import { Gift, ReceiptText, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { List, ListRow } from '@/components/ui/list';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Timeline } from '@/components/ui/timeline';
import { Group } from './group';

const ROWS = [
  ['周**', '138****2207', 4, 6000, 8840],
  ['陈**', '186****0931', 3, 4500, 5110],
  ['吴**', '139****7745', 3, 4500, -1260],
] as const;

/** Rows, tables, what happened when, and details that open. */
export function ListsPart() {
  const t = useTranslations('design.lists');
  return (
    <>
      <Group name="Card · Table">
        <Card className="overflow-hidden">
          <CardHeader
            title={t('affected')}
            note={t('affectedNote')}
            action={<TextLink href="/console/design">{t('all')}</TextLink>}
          />
          <Table caption={t('affected')}>
            <TableHead>
              <Th>{t('member')}</Th>
              <Th end>{t('orders')}</Th>
              <Th end>{t('discount')}</Th>
              <Th end>{t('margin')}</Th>
            </TableHead>
            <tbody>
              {ROWS.map(([name, phone, orders, discount, margin]) => (
                <Tr key={phone}>
                  <Td row>
                    {name} <span className="text-xs font-normal text-muted">{phone}</span>
                  </Td>
                  <Td end>{orders}</Td>
                  <Td end>
                    <Money fen={discount} />
                  </Td>
                  <Td end>
                    <Money fen={margin} format="signed" tone />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      </Group>
      <Group name="List · ListRow">
        <List label={t('affected')}>
          <ListRow
            icon={<Gift />}
            title={t('gift')}
            detail={t('giftNote')}
            href="/console/design"
            trail={<NumberText value={120} />}
          />
          <ListRow icon={<ReceiptText />} title={t('order')} detail={t('orderNote')} trail={<Money fen={12_600} />} />
        </List>
      </Group>
      <Group name="Timeline">
        <Timeline
          day={t('day')}
          events={[
            {
              id: '1',
              at: '2026-11-21T12:00:00Z',
              icon: <ReceiptText />,
              title: t('earned'),
              detail: t('earnedWhy'),
              trail: <NumberText value={250} signed />,
            },
            {
              id: '2',
              at: '2026-11-21T09:12:00Z',
              icon: <RotateCcw />,
              title: t('returned'),
              detail: t('returnedWhy'),
              trail: <NumberText value={-36} signed />,
            },
            { id: '3', at: '2026-11-21T02:00:00Z', title: t('visited') },
          ]}
        />
      </Group>
      <Group name="Collapse">
        <Collapse summary={t('terms')}>{t('termsBody')}</Collapse>
      </Group>
    </>
  );
}
