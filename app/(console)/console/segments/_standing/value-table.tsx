'use client';
import { useTranslations } from 'next-intl';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { classOf, VALUE_CLASSES, type ValueClass } from '@/lib/segments/rules/value';
import { type Cell, cellOf, type MoneyView } from './value-grid';
import { membersHref } from './value-links';

const SCORES = [5, 4, 3, 2, 1] as const;

/** The same map as rows: each place with its class and its members. */
export function ValueTable({
  map,
  counts,
  view,
  canEdit,
  onPaint,
}: {
  readonly map: string;
  readonly counts: readonly number[] | null;
  readonly view: MoneyView;
  readonly canEdit: boolean;
  readonly onPaint: (cell: Cell, value: ValueClass) => void;
}) {
  const t = useTranslations('standing');
  const moneys: readonly MoneyView[] = view === 'all' ? ['5', '4', '3', '2', '1'] : [view];
  const rows = SCORES.flatMap((r) => SCORES.flatMap((f) => moneys.map((money) => ({ r, f, money }))));
  return (
    <div className="max-h-[32rem] overflow-y-auto">
      <Table caption={t('grid.caption')}>
        <TableHead sticky>
          <Th>{t('table.scores')}</Th>
          <Th>{t('table.class')}</Th>
          <Th end>{t('table.members')}</Th>
        </TableHead>
        <tbody>
          {rows.map(({ r, f, money }) => {
            const cell = cellOf(r, f, money);
            const scores = { recency: r, frequency: f, money: Number(money) };
            const held = classOf(map, scores);
            const name = t('scores', scores);
            return (
              <Tr key={name}>
                <Td row className="whitespace-nowrap">
                  {name}
                </Td>
                <Td>
                  {canEdit ? (
                    <NativeSelect
                      aria-label={t('table.classOf', { scores: name })}
                      value={held}
                      options={VALUE_CLASSES.map((one) => ({ value: one, label: t(`class.${one}`) }))}
                      onChange={(event) => onPaint(cell, event.target.value as ValueClass)}
                    />
                  ) : (
                    t(`class.${held}`)
                  )}
                </Td>
                <Td end>
                  <TextLink quiet href={membersHref(cell)}>
                    <NumberText value={cell.places.reduce((sum, place) => sum + (counts?.[place] ?? 0), 0)} />
                  </TextLink>
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
