import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { type Gift, giveRewards } from '@/lib/rewards';
import type { Prize } from '../rules/terms';
import { type Stocks, type Thrown, throwAgain } from './throw';
import type { DrawWork } from './work';

// The prize itself, then the fallback; after that there is none.
const ROUNDS = 2;

/**
 * Gives what was won, in sets, in the same transaction. A prize that is refused, such as coupons of a batch that has none
 * left, goes back to its stock and the fallback is given instead; should that be refused too, nothing is (4.L).
 */
export async function giveWon(
  db: Db,
  work: DrawWork,
  stocks: Stocks,
  all: readonly Thrown[],
): Promise<readonly Thrown[]> {
  let thrown = [...all];
  let due = new Set(thrown.map(({ id }) => id));
  for (let round = 1; round <= ROUNDS; round++) {
    const giving = thrown.filter((one) => due.has(one.id) && giftOf(one, round) !== null);
    const given = await giveRewards(
      db,
      giving.map((one) => must(giftOf(one, round), 'a gift')),
      work.now,
    );
    due = new Set(giving.filter((_, place) => given[place]?.outcome === 'refused').map(({ id }) => id));
    thrown = thrown.map((one) => (due.has(one.id) ? throwAgain(work, stocks, one) : one));
  }
  return thrown;
}

/** The prize of a draw, or undefined. */
export const prizeOf = ({ game, came }: Pick<Thrown, 'game' | 'came'>): Prize | undefined =>
  game.terms.prizes.find(({ code }) => code === came.prize);

function giftOf(thrown: Thrown, round: number): Gift | null {
  const prize = prizeOf(thrown);
  if (prize?.gives.as !== 'rewards') return null;
  const { ask, id, game } = thrown;
  return {
    memberId: ask.memberId,
    key: round === 1 ? `draw:${id}` : `draw:${id}:instead`,
    rewards: prize.gives.rewards,
    source: { type: 'draw', ref: ask.game, version: game.version },
    reason: game.terms.name.zh,
  };
}
