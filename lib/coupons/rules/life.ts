import type { Facts } from '@/lib/kernel/refusal';

/** The states of a copy (4.E): a pre-made code that nobody has claimed is UNCLAIMED. */
export const COUPON_STATES = ['UNCLAIMED', 'CLAIMED', 'HELD', 'USED', 'EXPIRED', 'VOIDED'] as const;

/** One of them. */
export type CouponState = (typeof COUPON_STATES)[number];

/** What is kept of a copy that its life depends on; `state` is what was written, `stateAt` what counts. */
export type Copy = {
  readonly state: CouponState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The order that holds or has used it, and until when it is held. */
  readonly orderId: string | null;
  readonly heldUntil: Date | null;
  readonly usedAt: Date | null;
  /** Its end was moved once when it came back. */
  readonly isProlonged: boolean;
};

/** What may happen to a copy. */
export type CouponEvent =
  | { readonly type: 'claim' }
  | { readonly type: 'hold'; readonly orderId: string; readonly until: Date }
  | { readonly type: 'release'; readonly orderId: string }
  | { readonly type: 'use'; readonly orderId: string | null }
  | { readonly type: 'return'; readonly orderId: string | null; readonly endMin: Date }
  | { readonly type: 'expire' }
  | { readonly type: 'void' };

/** The copy as it then is, that it is so already, or why it may not be. */
export type Lived =
  | { readonly kind: 'moved'; readonly copy: Copy }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

/** What a copy is at the instant: expiry and the end of a hold are conditions, whatever a job has marked (4.E). */
export function stateAt(copy: Pick<Copy, 'state' | 'endsAt' | 'heldUntil'>, now: Date): CouponState {
  const { state, endsAt, heldUntil } = copy;
  const isFree = state === 'CLAIMED' || (state === 'HELD' && heldUntil !== null && heldUntil <= now);
  if (isFree || state === 'UNCLAIMED') return endsAt <= now ? 'EXPIRED' : isFree ? 'CLAIMED' : state;
  return state;
}

/** What a copy is when its batch may be voided: then nothing of it that is not used counts any more (4.E). */
export function stateInBatch(
  copy: Pick<Copy, 'state' | 'endsAt' | 'heldUntil'>,
  isVoided: boolean,
  now: Date,
): CouponState {
  const state = stateAt(copy, now);
  return isVoided && (state === 'CLAIMED' || state === 'UNCLAIMED') ? 'VOIDED' : state;
}

/** What an event does to a copy at the instant (4.E, 4.D.3); total: every state answers every event. */
export function decideCoupon(copy: Copy, event: CouponEvent, now: Date): Lived {
  const state = stateAt(copy, now);
  switch (event.type) {
    case 'claim':
      return state === 'UNCLAIMED' ? moved({ ...copy, state: 'CLAIMED' }) : refusedAs(copy, state);
    case 'hold':
      return hold(copy, state, event, now);
    case 'release':
      return release(copy, event);
    case 'use':
      return use(copy, state, event, now);
    case 'return':
      return giveBack(copy, state, event);
    case 'expire':
      if (copy.state === 'EXPIRED') return { kind: 'repeat' };
      return state === 'EXPIRED'
        ? moved({ ...free(copy), state })
        : refusal('coupon_not_ended', { until: iso(copy.endsAt) });
    case 'void':
      if (state === 'VOIDED') return { kind: 'repeat' };
      return state === 'UNCLAIMED' || state === 'CLAIMED'
        ? moved({ ...free(copy), state: 'VOIDED' })
        : refusedAs(copy, state);
  }
}

function hold(
  copy: Copy,
  state: CouponState,
  { orderId, until }: Extract<CouponEvent, { type: 'hold' }>,
  now: Date,
): Lived {
  if (state === 'HELD' && copy.orderId === orderId) return { kind: 'repeat' };
  if (state !== 'CLAIMED') return refusedAs(copy, state);
  if (now < copy.startsAt) return refusal('not_started', { from: iso(copy.startsAt) });
  return moved({ ...copy, state: 'HELD', orderId, heldUntil: until });
}

function release(copy: Copy, { orderId }: Extract<CouponEvent, { type: 'release' }>): Lived {
  if (copy.state === 'HELD' && copy.orderId === orderId) return moved({ ...free(copy), state: 'CLAIMED' });
  // Whatever it is now, this order holds it no longer.
  return { kind: 'repeat' };
}

function use(copy: Copy, state: CouponState, { orderId }: Extract<CouponEvent, { type: 'use' }>, now: Date): Lived {
  if (state === 'USED')
    return copy.orderId === orderId && orderId !== null ? { kind: 'repeat' } : refusedAs(copy, state);
  // What an order froze in time stays good while it is paid, although the coupon has ended meanwhile (4.C-freeze).
  const isOwnHold = copy.state === 'HELD' && copy.orderId === orderId && orderId !== null;
  if (isOwnHold && state !== 'EXPIRED') return moved({ ...copy, state: 'USED', heldUntil: null, usedAt: now });
  if (state !== 'CLAIMED') return refusedAs(copy, state);
  if (now < copy.startsAt) return refusal('not_started', { from: iso(copy.startsAt) });
  return moved({ ...copy, state: 'USED', orderId, heldUntil: null, usedAt: now });
}

function giveBack(
  copy: Copy,
  state: CouponState,
  { orderId, endMin }: Extract<CouponEvent, { type: 'return' }>,
): Lived {
  if (state !== 'USED') return copy.usedAt === null ? { kind: 'repeat' } : refusedAs(copy, state);
  if (copy.orderId !== orderId) return refusal('coupon_of_other_order', {});
  const isLate = copy.endsAt < endMin && !copy.isProlonged;
  const end = isLate ? { endsAt: endMin, isProlonged: true } : {};
  return moved({ ...free(copy), ...end, state: 'CLAIMED', usedAt: null });
}

const REFUSALS = {
  UNCLAIMED: 'coupon_unclaimed',
  CLAIMED: 'coupon_claimed',
  HELD: 'coupon_held',
  USED: 'already_used',
  EXPIRED: 'expired',
  VOIDED: 'coupon_voided',
} as const satisfies Record<CouponState, string>;

function refusedAs(copy: Copy, state: CouponState): Lived {
  if (state === 'USED') return refusal(REFUSALS.USED, { at: copy.usedAt === null ? null : iso(copy.usedAt) });
  if (state === 'EXPIRED') return refusal(REFUSALS.EXPIRED, { at: iso(copy.endsAt) });
  return refusal(REFUSALS[state], {});
}

const free = (copy: Copy): Copy => ({ ...copy, orderId: null, heldUntil: null });
const moved = (copy: Copy): Lived => ({ kind: 'moved', copy });
const refusal = (code: string, facts: Facts): Lived => ({ kind: 'refused', code, facts });
const iso = (at: Date): string => at.toISOString();
