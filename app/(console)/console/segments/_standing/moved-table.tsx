'use client';
import { useTranslations } from 'next-intl';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';

/** Members of each group by the rules that count and by those that are tried, and how many would move where (N8). */
export function MovedTable({
  caption,
  head,
  groups,
  moves,
}: {
  readonly caption: string;
  readonly head: string;
  readonly groups: readonly {
    readonly key: string;
    readonly name: string;
    readonly now: number;
    readonly after: number;
  }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly members: number }[];
}) {
  const t = useTranslations('standing');
  const moved = moves.reduce((sum, one) => sum + one.members, 0);
  return (
    <div className="grid gap-3">
      <Table caption={caption}>
        <TableHead>
          <Th>{head}</Th>
          <Th end>{t('moves.now')}</Th>
          <Th end>{t('moves.then')}</Th>
          <Th end>{t('moves.change')}</Th>
        </TableHead>
        <tbody>
          {groups.map(({ key, name, now, after }) => (
            <Tr key={key}>
              <Td row>{name}</Td>
              <Td end>
                <NumberText value={now} />
              </Td>
              <Td end>
                <NumberText value={after} />
              </Td>
              <Td end>
                <NumberText value={after - now} signed />
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
          <li key={`${from} ${to}`}>{t('moves.line', { count: members, from, to })}</li>
        ))}
      </ul>
    </div>
  );
}
