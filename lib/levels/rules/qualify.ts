import { must } from '@/lib/kernel/assert';
import type { Level, LevelScheme } from '../schema';
import type { Held } from './held';
import { qualifyingLevel } from './reach';
import { factsOf, isMoving, type Purchase, reachStart, reachSum } from './window';

/** A level with the purchases that give it. */
export type Qualified = { readonly level: Level; readonly sum: { readonly orders: number; readonly amount: number } };

/**
 * The highest level that an order gives: by the window of its own time, and where windows move also by those of later
 * purchases in which it lies, since it may arrive late (P-levels).
 */
export function qualifyByOrder(
  scheme: LevelScheme,
  held: Held,
  purchases: readonly Purchase[],
  at: Date,
  zone: string,
): Qualified {
  const holdsIt = (when: Date) => (reachStart(scheme, held, when, zone) ?? at) <= at;
  const later = instantsAfter(scheme, purchases, at).filter(holdsIt);
  return highest(scheme, held, purchases, [at, ...later], zone);
}

/** The highest level for which there was an instant, from the cause of a level on, at which a window gave it (4.B.4). */
export function qualifySince(
  scheme: LevelScheme,
  held: Held,
  purchases: readonly Purchase[],
  cause: Date,
  zone: string,
): Qualified {
  return highest(scheme, held, purchases, [cause, ...instantsAfter(scheme, purchases, cause)], zone);
}

const instantsAfter = ({ reachWindow }: LevelScheme, purchases: readonly Purchase[], at: Date): Date[] =>
  isMoving(reachWindow) ? purchases.flatMap((purchase) => (purchase.at > at ? [purchase.at] : [])) : [];

function highest(
  scheme: LevelScheme,
  held: Held,
  purchases: readonly Purchase[],
  instants: readonly Date[],
  zone: string,
): Qualified {
  const all = instants.map((at) => {
    const sum = reachSum(scheme, held, purchases, at, zone);
    return { level: qualifyingLevel(scheme, factsOf(sum, held)), sum };
  });
  return must(
    all.reduce((best, one) => (one.level.rank > best.level.rank ? one : best)),
    'no instant',
  );
}
