'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { Edited } from '@/components/editing/edited';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { oddsOf } from '@/lib/games/rules/odds';

type Written = { readonly code?: unknown; readonly weight?: unknown; readonly name?: { zh?: string; en?: string } };

const countOf = (value: unknown): number => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0);

/** The odds that the weights make, exactly, as members will read them; unfinished prizes count with what they have. */
export function OddsReview({ edited, mend }: { readonly edited: Edited; readonly mend: number }) {
  const t = useTranslations('games');
  const locale = useLocale();
  const prizes = (Array.isArray(edited.prizes) ? edited.prizes : []) as readonly Written[];
  const nothing = countOf(edited.nothing);
  const total = prizes.reduce((sum, { weight }) => sum + countOf(weight), nothing);
  const rows = [
    ...prizes.map(({ code, weight, name }, place) => ({
      key: `${place}`,
      name: (locale === 'en' ? name?.en : name?.zh) || String(code ?? '') || t('prize.unnamed', { place: place + 1 }),
      weight: countOf(weight),
    })),
    ...(nothing > 0 ? [{ key: 'nothing', name: t('nothing'), weight: nothing }] : []),
  ];
  const said = (weight: number) => {
    const { percent, isExact } = oddsOf(weight, total);
    return isExact ? t('odds.percent', { percent }) : t('odds.about', { percent });
  };
  return (
    <Card>
      <CardHeader title={t('odds.title')} note={mend === 0 ? t('odds.ready') : t('odds.mend', { count: mend })} />
      <div aria-live="polite">
        <Table caption={t('odds.title')}>
          <TableHead>
            <Th>{t('odds.outcome')}</Th>
            <Th end>{t('odds.weight')}</Th>
            <Th end>{t('odds.chance')}</Th>
          </TableHead>
          <tbody>
            {rows.map(({ key, name, weight }) => (
              <Tr key={key}>
                <Td row>{name}</Td>
                <Td end>{t('odds.share', { weight, total })}</Td>
                <Td end>{said(weight)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Card>
  );
}
