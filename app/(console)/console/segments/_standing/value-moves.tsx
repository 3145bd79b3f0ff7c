'use client';
import { useTranslations } from 'next-intl';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { classTotals, type RehearsedCell, valueMoves } from '@/lib/segments/rules/rehearsal';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';

/** What a map would do: members of each class now and then, and who would move where (N8). */
export function ValueMoves({ cells, map }: { readonly cells: readonly RehearsedCell[]; readonly map: string }) {
  const t = useTranslations('standing');
  const totals = classTotals(cells, map);
  const moves = valueMoves(cells, map);
  const moved = moves.reduce((sum, one) => sum + one.members, 0);
  return (
    <div className="grid gap-3">
      <Table caption={t('moves.totals')}>
        <TableHead>
          <Th>{t('table.class')}</Th>
          <Th end>{t('moves.now')}</Th>
          <Th end>{t('moves.then')}</Th>
          <Th end>{t('moves.change')}</Th>
        </TableHead>
        <tbody>
          {VALUE_CLASSES.map((one) => (
            <Tr key={one}>
              <Td row>{t(`class.${one}`)}</Td>
              <Td end>
                <NumberText value={totals[one].now} />
              </Td>
              <Td end>
                <NumberText value={totals[one].after} />
              </Td>
              <Td end>
                <NumberText value={totals[one].after - totals[one].now} signed />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-dense" role="status" aria-live="polite">
        {moved === 0 ? t('moves.nobody') : t('moves.moved', { count: moved })}
      </p>
      <ul className="grid gap-1 text-dense">
        {moves.map(({ from, to, members }) => (
          <li key={`${from} ${to}`}>
            {t('moves.line', {
              count: members,
              from: from === null ? t('moves.none') : t(`class.${from}`),
              to: t(`class.${to}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
