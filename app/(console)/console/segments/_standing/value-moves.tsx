'use client';
import { useTranslations } from 'next-intl';
import { classTotals, type RehearsedCell, valueMoves } from '@/lib/segments/rules/rehearsal';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';
import { MovedTable } from './moved-table';

/** What a map would do: members of each class now and then, and who would move where (N8). */
export function ValueMoves({ cells, map }: { readonly cells: readonly RehearsedCell[]; readonly map: string }) {
  const t = useTranslations('standing');
  const totals = classTotals(cells, map);
  return (
    <MovedTable
      caption={t('moves.totals')}
      head={t('table.class')}
      groups={VALUE_CLASSES.map((one) => {
        const { now, after } = totals[one];
        return { key: one, name: t(`class.${one}`), now, after };
      })}
      moves={valueMoves(cells, map).map(({ from, to, members }) => ({
        from: from === null ? t('moves.none') : t(`class.${from}`),
        to: t(`class.${to}`),
        members,
      }))}
    />
  );
}
