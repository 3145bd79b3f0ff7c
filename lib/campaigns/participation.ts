import { grantsOf } from '@/lib/benefits';
import { copiesHad, viewsOf } from '@/lib/coupons';
import { memberGame } from '@/lib/games';
import type { Db } from '@/lib/platform/db';
import { tasksOf } from '@/lib/tasks';
import type { PartFacts } from './parts/part';

/** What a member has of one part of a campaign, and what of it is left for everybody. */
export type Mine =
  /** Counts by itself when he buys. */
  | { readonly as: 'auto' }
  | { readonly as: 'coupons'; readonly had: number; readonly left: number | null }
  | { readonly as: 'task'; readonly done: number; readonly target: number; readonly state: string }
  | { readonly as: 'game'; readonly chances: number }
  | { readonly as: 'benefit'; readonly has: boolean }
  /** Not open to him now. */
  | { readonly as: 'shut' };

const GRANTS_MAX = 200;

/** A member's part in each part of a campaign, in their order, as their owners tell it. */
export async function partsOfMember(
  db: Db,
  memberId: string,
  parts: readonly PartFacts[],
  now: Date,
): Promise<readonly Mine[]> {
  const codes = (sort: string) => parts.filter((part) => part.sort === sort).map(({ gate }) => gate);
  const [had, stocks, tasks, games, grants] = await Promise.all([
    copiesHad(db, memberId, codes('batch'), now),
    viewsOf(db, codes('batch')),
    codes('task').length === 0 ? [] : tasksOf(db, memberId, now),
    Promise.all(codes('game').map((code) => memberGame(db, memberId, code, now))),
    codes('benefit').length === 0 ? [] : grantsOf(db, memberId, { cursor: null, limit: GRANTS_MAX, now }),
  ]);
  const asked: Readonly<Record<PartFacts['sort'], (gate: string) => Mine>> = {
    offer: () => ({ as: 'auto' }),
    batch: (gate) => {
      const stock = stocks.find(({ batch }) => batch.id === gate)?.stock;
      const left = stock === undefined || stock.total === null ? null : Math.max(0, stock.total - stock.issued);
      return { as: 'coupons', had: had.get(gate) ?? 0, left };
    },
    task: (gate) => {
      const own = tasks.find(({ code }) => code === gate);
      if (own === undefined) return { as: 'shut' };
      return { as: 'task', done: own.done, target: own.terms.target, state: own.state };
    },
    game: (gate) => {
      const game = games.find((one) => one?.code === gate);
      return game == null ? { as: 'shut' } : { as: 'game', chances: game.free + game.given };
    },
    benefit: (gate) => ({ as: 'benefit', has: grants.some(({ grant }) => grant.benefit === gate) }),
  };
  return parts.map(({ sort, gate }) => asked[sort](gate));
}
