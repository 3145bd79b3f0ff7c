import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { GamePage } from '@/lib/games';
import { oddsOf } from '@/lib/games/rules/odds';
import { totalOf } from '@/lib/games/rules/ranges';
import { formatNumber } from '@/lib/kernel/format';
import { prizeName } from './prize-name';

/** Per outcome: its odds now, how often it was rolled beside what the weights let one expect, what was given and is left. */
export async function PrizeNumbersTable({ page, locale }: { readonly page: GamePage; readonly locale: string }) {
  const t = await getTranslations('games');
  const terms = (page.live ?? page.versions[0])?.terms ?? null;
  const total = terms === null ? 0 : totalOf(terms.prizes, terms.nothing);
  const codes = [
    ...(terms?.prizes.map(({ code }) => code) ?? []),
    ...page.numbers.map(({ prize }) => prize).filter((code) => !terms?.prizes.some((one) => one.code === code)),
  ];
  const odds = (code: string) => {
    const weight = code === '' ? terms?.nothing : terms?.prizes.find((one) => one.code === code)?.weight;
    if (weight === undefined) return t('prize.former');
    const { percent, isExact } = oddsOf(weight, total);
    return isExact ? t('odds.percent', { percent }) : t('odds.about', { percent });
  };
  const left = (code: string) => {
    const stock = terms?.prizes.find((one) => one.code === code)?.stock ?? null;
    if (stock === null) return t('unlimited');
    const given = page.stocks.find(({ prize }) => prize === code)?.given ?? 0;
    return t('number.leftOf', { left: Math.max(0, stock - given), stock });
  };
  return (
    <Card>
      <CardHeader title={t('number.title')} note={t('number.note')} />
      <Table caption={t('number.title')}>
        <TableHead>
          <Th>{t('odds.outcome')}</Th>
          <Th end>{t('odds.chance')}</Th>
          <Th end>{t('number.rolled')}</Th>
          <Th end>{t('number.expected')}</Th>
          <Th end>{t('number.given')}</Th>
          <Th end>{t('number.left')}</Th>
        </TableHead>
        <tbody>
          {[...new Set(codes)].map((code) => {
            const row = page.numbers.find(({ prize }) => prize === code);
            return (
              <Tr key={code}>
                <Td row>{code === '' ? t('nothing') : prizeName(page, code, locale)}</Td>
                <Td end>{odds(code)}</Td>
                <Td end>{formatNumber(row?.rolled ?? 0)}</Td>
                <Td end>{(row?.expected ?? 0).toFixed(1)}</Td>
                <Td end>{formatNumber(row?.given ?? 0)}</Td>
                <Td end>{code === '' ? '' : left(code)}</Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
