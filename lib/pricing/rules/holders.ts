import { type Candidate, isOutcome, type Outcome } from './apply';
import type { Arena } from './arena';
import { acceptEachOther } from './meeting';
import type { OfferRefusal, PricingSettings } from './types';

type Ways = Pick<Arena, 'alone' | 'settings' | 'ground'>;
type Shares = readonly (readonly number[])[];

/**
 * Which slices each line offer of a set may touch: all that always stack, and of the others the one that takes most off
 * the slice alone, ties by the list; or by the merchant's order, the first. Others only if they accept it (4.C.2).
 */
export function holdersOf(members: readonly Candidate[], { alone, settings, ground }: Ways): readonly number[][] {
  const shares = members.map((one) => sharesOf(alone.get(one)));
  const held: number[][] = members.map(() => []);
  const agree = members.some(({ offer }) => offer.accepts.length > 0);
  const always = [...members.keys()].filter((place) => members[place]?.offer.stack === 'ALWAYS');
  const others = [...members.keys()].filter((place) => !always.includes(place));
  for (const { index } of ground.slices) {
    for (const place of always) if (offOf(shares, place, index) > 0) held[place]?.push(index);
    if (agree) {
      for (const place of agreeing(members, others, shares, index, settings)) held[place]?.push(index);
    } else held[firstOf(others, shares, index, settings)]?.push(index);
  }
  return held;
}

const offOf = (shares: Shares, place: number, index: number): number => shares[place]?.[index] ?? 0;

/** Who of them stands first on a slice; -1: nobody takes anything off it. */
function firstOf(others: readonly number[], shares: Shares, index: number, { mode }: PricingSettings): number {
  let [first, most] = [-1, 0];
  for (const place of others) {
    const off = offOf(shares, place, index);
    if (off <= most) continue;
    if (mode !== 'BEST') return place;
    [first, most] = [place, off];
  }
  return first;
}

/** Who may share a slice: the first, and each that all before it accept. */
function agreeing(
  members: readonly Candidate[],
  others: readonly number[],
  shares: Shares,
  index: number,
  { mode }: PricingSettings,
): readonly number[] {
  const contenders = others.filter((place) => offOf(shares, place, index) > 0);
  if (mode === 'BEST') contenders.sort((a, b) => offOf(shares, b, index) - offOf(shares, a, index));
  const kept: number[] = [];
  for (const place of contenders) {
    const one = members[place] as Candidate;
    if (kept.every((other) => acceptEachOther(one, members[other] as Candidate))) kept.push(place);
  }
  return kept;
}

const NO_SHARES: readonly number[] = [];

/** What an outcome takes off each slice; nothing for a refusal. */
export const sharesOf = (outcome: Outcome | OfferRefusal | undefined): readonly number[] =>
  outcome !== undefined && isOutcome(outcome) ? outcome.shares : NO_SHARES;
