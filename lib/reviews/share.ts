import { behaviourEvent, processBehavioursIn } from '@/lib/behaviours';
import { productByCode } from '@/lib/catalog';
import { viewsOf } from '@/lib/coupons';
import { memberGame } from '@/lib/games';
import { localDate } from '@/lib/kernel/day';
import { parseId } from '@/lib/kernel/id';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { mallItem } from '@/lib/mall';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { SHARED } from './schema';

/** A member has passed something on, from an address. */
export type ShareAsk = {
  readonly memberId: string;
  readonly what: (typeof SHARED)[number];
  readonly code: string;
  readonly ip: string | null;
};

/** What a share came to: what the rules gave, or why they gave nothing. */
export type Shared = { readonly points: number; readonly growth: number; readonly why: string | null };

/**
 * Tells the earning rules that a member has shared something that there is, in the caller's transaction: the same thing
 * counts once a local day, and no more of them than the rules say; many from one address are stopped by `risk` (4.L).
 */
export async function shareIn(db: Db, { memberId, what, code, ip }: ShareAsk, now: Date): Promise<Outcome<Shared>> {
  if (!(await isThere(db, { memberId, what, code }, now))) return refused('shared_nothing', { what }, 404);
  const day = localDate(now, (await program(db)).zone);
  const object = `${what}:${code}`;
  const [outcome] = await processBehavioursIn(
    db,
    [
      behaviourEvent({
        externalId: `share:${memberId}:${day}:${object}`,
        type: 'share',
        member: { id: memberId },
        at: now,
        props: { object, ...(ip === null ? {} : { ip }) },
        actor: `member:${memberId}`,
      }),
    ],
    now,
  );
  if (outcome === undefined) return refused('member_not_found', {}, 404);
  // The same thing of the same day at another moment: it was told before.
  if (!outcome.ok)
    return outcome.refusal.code === 'event_mismatch' ? accepted({ ...NONE, why: 'behaviour_counted_before' }) : outcome;
  const { isCounted, points, growth, reasons } = outcome.value;
  const withheld = reasons.find((reason) => reason.outcome === 'withheld')?.code ?? null;
  return accepted({ points: points.granted, growth: growth.granted, why: isCounted ? null : withheld });
}

const NONE = { points: 0, growth: 0 };

/** Whether a member could open what he says that he shared: made-up names give nothing. */
async function isThere(db: Db, { memberId, what, code }: Omit<ShareAsk, 'ip'>, now: Date): Promise<boolean> {
  switch (what) {
    case 'activity':
      return (await memberGame(db, memberId, code, now))?.phase === 'running';
    case 'item':
      return (await mallItem(db, memberId, code, now)) !== null;
    case 'coupon': {
      const id = parseId('couponBatch', code);
      return id !== null && (await viewsOf(db, [id]))[0]?.batch.state === 'live';
    }
    case 'product':
      return (await productByCode(db, code)) !== null;
  }
}
