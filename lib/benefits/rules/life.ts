import type { Facts } from '@/lib/kernel/refusal';

/** The five states of a grant (S0-3.4): 未生效, 生效中, 已使用, 已过期, 已作废. */
export const GRANT_STATES = ['PENDING', 'ACTIVE', 'USED', 'EXPIRED', 'VOIDED'] as const;

/** One of them. */
export type GrantState = (typeof GRANT_STATES)[number];

/** What is kept of a grant that its life depends on; quota null: as often as one likes. */
export type Grant = {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly quota: number | null;
  readonly voidedAt: Date | null;
};

/** The states of one use. */
export const USE_STATES = ['held', 'used', 'released', 'returned'] as const;

/** One use of a grant by an order or at a desk, by its source. */
export type Use = {
  readonly source: string;
  readonly state: (typeof USE_STATES)[number];
  readonly heldUntil: Date | null;
  /** When it was held first, or used. */
  readonly at: Date;
};

/** What may happen to a grant. */
export type BenefitEvent =
  | { readonly type: 'hold'; readonly orderId: string; readonly until: Date }
  | { readonly type: 'use'; readonly orderId: string }
  | { readonly type: 'release'; readonly orderId: string }
  | { readonly type: 'return'; readonly orderId: string };

/** The use as it then is, that it is so already, or why it may not be. */
export type BenefitLived =
  | { readonly kind: 'moved'; readonly use: Use }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

/** How often the benefit may be used in the running period, and the uses that count in it, other grants' too. */
export type UseLimit = { readonly times: number; readonly from: Date; readonly inPeriod: readonly Use[] };

/** Whether a use takes one of the times: used, or held by an order whose time has not run out. */
export const isTaking = ({ state, heldUntil }: Pick<Use, 'state' | 'heldUntil'>, now: Date): boolean =>
  state === 'used' || (state === 'held' && heldUntil !== null && now < heldUntil);

/** How many times are left; null: without end. Never below 0. */
export function leftOf({ quota }: Pick<Grant, 'quota'>, uses: readonly Use[], now: Date): number | null {
  if (quota === null) return null;
  return Math.max(0, quota - uses.filter((use) => isTaking(use, now)).length);
}

/** What a grant is at the instant: expiry and being used up are conditions, no job marks them (S0-3.4). */
export function stateAt(grant: Grant, used: number, now: Date): GrantState {
  if (grant.voidedAt !== null) return 'VOIDED';
  if (grant.quota !== null && used >= grant.quota) return 'USED';
  if (grant.endsAt !== null && grant.endsAt <= now) return 'EXPIRED';
  return now < grant.startsAt ? 'PENDING' : 'ACTIVE';
}

/**
 * What an event does to the use of a grant by one source at the instant (4.D.6, 4.F); total. A use that comes back frees
 * a time of the grant it was taken from: when that one's period is over, it has expired with it.
 */
export function decideUse(
  grant: Grant,
  uses: readonly Use[],
  limit: UseLimit | null,
  event: BenefitEvent,
  now: Date,
): BenefitLived {
  const own = uses.find(({ source }) => source === event.orderId) ?? null;
  switch (event.type) {
    case 'hold':
    case 'use':
      return take(own, event, now, () => closed(grant, now) ?? taken(grant, uses, limit, now));
    case 'release':
      return own?.state === 'held' ? moved({ ...own, state: 'released', heldUntil: null }) : { kind: 'repeat' };
    case 'return':
      return own?.state === 'used' ? moved({ ...own, state: 'returned' }) : { kind: 'repeat' };
  }
}

function take(
  own: Use | null,
  event: Extract<BenefitEvent, { type: 'hold' | 'use' }>,
  now: Date,
  barred: () => BenefitLived | null,
): BenefitLived {
  if (own?.state === 'used') return { kind: 'repeat' };
  const isHeld = own !== null && isTaking(own, now);
  if (event.type === 'hold') {
    const held: Use = { source: event.orderId, state: 'held', heldUntil: event.until, at: now };
    return isHeld ? { kind: 'repeat' } : (barred() ?? moved(held));
  }
  const used: Use = { source: event.orderId, state: 'used', heldUntil: null, at: now };
  // What an order froze in time stays good while it is paid, although the grant has ended meanwhile (4.C-freeze).
  return (isHeld ? null : barred()) ?? moved(used);
}

function closed({ startsAt, endsAt, voidedAt }: Grant, now: Date): BenefitLived | null {
  if (voidedAt !== null) return refuse('benefit_voided', {});
  if (endsAt !== null && endsAt <= now) return refuse('benefit_expired', { at: endsAt.toISOString() });
  return now < startsAt ? refuse('benefit_not_started', { from: startsAt.toISOString() }) : null;
}

function taken(grant: Grant, uses: readonly Use[], limit: UseLimit | null, now: Date): BenefitLived | null {
  if (leftOf(grant, uses, now) === 0)
    return refuse('benefit_used_up', {
      quota: grant.quota,
      next: grant.endsAt === null ? null : grant.endsAt.toISOString(),
    });
  if (limit === null) return null;
  const had = limit.inPeriod.filter((use) => isTaking(use, now) && use.at >= limit.from).length;
  return had >= limit.times ? refuse('benefit_limit', { limit: limit.times, had }) : null;
}

const moved = (use: Use): BenefitLived => ({ kind: 'moved', use });
const refuse = (code: string, facts: Facts): BenefitLived => ({ kind: 'refused', code, facts });
