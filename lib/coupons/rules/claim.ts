import { addDays } from '@/lib/kernel/day';
import type { Facts } from '@/lib/kernel/refusal';
import type { Terms } from './terms';

/** What a member has had of a batch: in all, and on this local day. */
export type Had = { readonly total: number; readonly today: number };

/** What is left to give: the whole stock (null: without end) and what is issued of it. */
export type Stock = { readonly total: number | null; readonly issued: number };

/** What is known of who claims. */
export type Claimer = { readonly registeredAt: Date; readonly status: string; readonly levelCode: string | null };

/** How copies come to a member: taken by himself, given by somebody, or by a code that was made before. */
export type Way = 'claim' | 'give' | 'code';

/** What claiming is decided on. */
export type ClaimFacts = {
  readonly terms: Terms;
  readonly state: string;
  readonly way: Way;
  readonly claimer: Claimer;
  readonly had: Had;
  readonly stock: Stock;
  readonly now: Date;
  readonly zone: string;
};

/** Yes, with what the member then has had; or why not. */
export type ClaimDecision =
  | { readonly allowed: true; readonly had: Had }
  | { readonly allowed: false; readonly code: string; readonly facts: Facts };

/** Whether a member may have one more copy now (4.E): the batch, its time, whom it is for, its limits, its stock. */
export function decideClaim(asked: ClaimFacts): ClaimDecision {
  const { terms, had } = asked;
  const no = closed(asked) ?? notFor(asked) ?? limited(terms, had) ?? soldOut(asked);
  return no ?? { allowed: true, had: { total: had.total + 1, today: had.today + 1 } };
}

/** What a batch is to people: live ones may be over, or have nothing left. */
export function phaseOf(state: string, terms: Pick<Terms, 'claimTo'> | null, left: number | null, now: Date): string {
  if (state !== 'live' || terms === null) return state;
  if (terms.claimTo !== null && terms.claimTo <= now) return 'ended';
  return left === 0 ? 'exhausted' : state;
}

/** Whether nobody may have a copy now: what is told without asking who it is, before anything is locked. */
export function closed({
  terms,
  state,
  way,
  now,
}: Pick<ClaimFacts, 'terms' | 'state' | 'way' | 'now'>): ClaimDecision | null {
  const { claimFrom, claimTo, isOpen, validity } = terms;
  if (state !== 'live') return refuse('not_open', { reason: state });
  if (now < claimFrom) return refuse('not_open', { reason: 'not_started', from: claimFrom.toISOString() });
  if (claimTo !== null && claimTo <= now) return refuse('not_open', { reason: 'ended', to: claimTo.toISOString() });
  if (validity.type === 'fixed' && validity.to <= now)
    return refuse('not_open', { reason: 'ended', to: validity.to.toISOString() });
  if (way === 'claim' && !isOpen) return refuse('not_open', { reason: 'not_for_claiming' });
  return null;
}

/** What is given by somebody needs not fit the audience: that is why it is given. */
function notFor({ terms, way, claimer, now, zone }: ClaimFacts): ClaimDecision | null {
  const { levels, joinedWithinDays } = terms.audience;
  if (claimer.status !== 'active') return refuse('not_eligible', { reason: 'member_status' });
  if (way === 'give') return null;
  if (levels.length > 0 && (claimer.levelCode === null || !levels.includes(claimer.levelCode))) {
    return refuse('not_eligible', { reason: 'level', actual: claimer.levelCode, needed: levels.join(' ') });
  }
  const until = joinedWithinDays === null ? null : addDays(claimer.registeredAt, joinedWithinDays, zone);
  if (until !== null && until <= now) return refuse('not_eligible', { reason: 'joined', days: joinedWithinDays });
  return null;
}

function limited({ perMember, perDay }: Terms, { total, today }: Had): ClaimDecision | null {
  if (perMember !== null && total >= perMember)
    return refuse('limit_reached', { period: 'ever', limit: perMember, had: total });
  if (perDay !== null && today >= perDay) return refuse('limit_reached', { period: 'day', limit: perDay, had: today });
  return null;
}

/** A code took its piece of the stock when it was made. */
function soldOut({ way, stock }: ClaimFacts): ClaimDecision | null {
  if (way === 'code' || stock.total === null || stock.issued < stock.total) return null;
  return refuse('sold_out', { total: stock.total });
}

const refuse = (code: string, facts: Facts): ClaimDecision => ({ allowed: false, code, facts });
