import { assert } from '@/lib/kernel/assert';
import { rangeAt, rangesOf, totalOf } from './ranges';
import type { Prize, Terms } from './terms';

/** What was given of a prize: in all, on this local day, and to this member. */
export type Given = { readonly all: number; readonly today: number; readonly mine: number };

/** Why something else came of a draw than its roll meant. */
export type Instead = 'sold_out' | 'sold_out_today' | 'prize_limit' | 'reward_refused';

/** What came of a draw: what the roll meant, what is given, and why that is something else; null: no prize. */
export type DrawDecision = {
  readonly rolled: string | null;
  readonly prize: string | null;
  readonly instead: Instead | null;
};

/**
 * What comes of a roll (4.L). The roll is an integer in [0, total), thrown outside of the rule; a prize that is gone, or
 * that the member has had often enough, becomes the declared fallback. Total: every roll has exactly one outcome.
 */
export function decideDraw(
  terms: Pick<Terms, 'prizes' | 'nothing' | 'fallback'>,
  roll: number,
  given: (prize: string) => Given,
): DrawDecision {
  const range = rangeAt(rangesOf(terms.prizes, terms.nothing), roll);
  assert(range !== undefined, `a roll of ${roll} among ${totalOf(terms.prizes, terms.nothing)}`);
  const prize = terms.prizes.find(({ code }) => code === range.code);
  if (prize === undefined) return { rolled: null, prize: null, instead: null };
  const instead = goneOf(prize, given(prize.code));
  return instead === null
    ? { rolled: prize.code, prize: prize.code, instead }
    : { rolled: prize.code, prize: terms.fallback, instead };
}

/** What is given when a prize could not be given: the fallback, but nothing when that was it. */
export function insteadOf({ fallback }: Pick<Terms, 'fallback'>, was: DrawDecision): DrawDecision {
  return { rolled: was.rolled, prize: was.prize === fallback ? null : fallback, instead: 'reward_refused' };
}

/** Why a prize is not to be had, or null. */
export function goneOf(
  { stock, perDay, perMember }: Pick<Prize, 'stock' | 'perDay' | 'perMember'>,
  { all, today, mine }: Given,
): Exclude<Instead, 'reward_refused'> | null {
  if (stock !== null && all >= stock) return 'sold_out';
  if (perDay !== null && today >= perDay) return 'sold_out_today';
  return perMember !== null && mine >= perMember ? 'prize_limit' : null;
}
