import { getTranslations } from 'next-intl/server';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { GameView } from '@/lib/games';
import { oddsOf } from '@/lib/games/rules/odds';
import { totalOf } from '@/lib/games/rules/ranges';
import type { GameWords } from '../../_reading/game-words';

/** Every outcome with its chance, no prize too, and what is gone (4.L: published odds). */
export async function OddsTable({ game, words: { pick } }: { readonly game: GameView; readonly words: GameWords }) {
  const t = await getTranslations('activities');
  const { prizes, nothing } = game.terms;
  const total = totalOf(prizes, nothing);
  const said = (weight: number) => {
    const { percent, isExact } = oddsOf(weight, total);
    return isExact ? t('odds.percent', { percent }) : t('odds.about', { percent, weight, total });
  };
  return (
    <div>
      <Table caption={t('odds.title')}>
        <TableHead>
          <Th>{t('odds.prize')}</Th>
          <Th end>{t('odds.chance')}</Th>
        </TableHead>
        <tbody>
          {prizes.map(({ code, name, weight }) => {
            const gone = game.gone[code];
            return (
              <Tr key={code}>
                <Td row>
                  {pick(name)}
                  {gone === undefined ? null : <span className="ml-1.5 text-xs text-muted">{t(`gone.${gone}`)}</span>}
                </Td>
                <Td end>{said(weight)}</Td>
              </Tr>
            );
          })}
          {nothing === 0 ? null : (
            <Tr>
              <Td row>{t('nothing')}</Td>
              <Td end>{said(nothing)}</Td>
            </Tr>
          )}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-muted">{t('odds.version', { version: game.version, total })}</p>
    </div>
  );
}
