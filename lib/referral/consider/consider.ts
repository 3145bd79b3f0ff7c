import { recordDecisions } from '@/lib/decisions';
import { localMonth } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { decideReferral, type ReferralStep } from '../rules/decide-referral';
import { type Referral, saveReferrals } from '../store/referrals';
import { returnUse, takeUse } from '../store/uses';
import { type GateVerdict, judgeFriends } from './gates';
import { type Considered, loadConsidered } from './load';
import { decisionOf } from './told';

/** The sides of an invitation. */
export const SIDES = ['inviter', 'friend'] as const;

/** One side of an invitation. */
export type Side = (typeof SIDES)[number];

/**
 * Looks at the invitations of these friends in the caller's transaction and makes of each what it is by now (4.L): whoever
 * calls, and however often, comes to the same. Rewards are announced, for each side by itself: no transaction ever holds
 * two members.
 */
export async function considerIn(db: Db, memberIds: readonly string[], now: Date): Promise<void> {
  const work = await loadConsidered(db, memberIds);
  const steps = work.rows.map((row) => ({ row, step: decideReferral(work.factsOf(row, now)) }));
  const bought = steps.filter(({ row, step }) => isBought(step) && row.state !== 'pending').map(({ row }) => row);
  const gates = await judgeFriends(
    db,
    // What the demo tells of past months is nobody's velocity, and leaves no count behind.
    bought.filter(({ review, demo }) => review === 'none' && !demo),
    work.holderOf,
    now,
  );
  const changed: { before: Referral; after: Referral }[] = [];
  for (const { row, step } of steps) {
    const after = await become(db, work, { row, step, gate: gates.get(row.memberId), now });
    if (after !== row) changed.push({ before: row, after });
  }
  await saveReferrals(
    db,
    changed.map(({ after }) => after),
  );
  await recordDecisions(
    db,
    changed.flatMap(({ before, after }) => decisionOf(work, before, after, now) ?? []),
  );
  await announce(
    db,
    changed.flatMap(({ before, after }) => announced(work, before, after, now)),
  );
}

/** Ends an invitation of somebody who was a member before he closed his account: for good, and the inviter is told (4.L). */
export async function refuseReturning(db: Db, memberId: string, now: Date): Promise<void> {
  const work = await loadConsidered(db, [memberId]);
  const changed = work.rows.map((before) => ({ before, after: ended(before, 'referral_returning', now) }));
  await saveReferrals(
    db,
    changed.map(({ after }) => after),
  );
  await recordDecisions(
    db,
    changed.flatMap(({ before, after }) => decisionOf(work, before, after, now) ?? []),
  );
}

const isBought = ({ to }: ReferralStep): boolean => to === 'pending' || to === 'given';

type Becoming = {
  readonly row: Referral;
  readonly step: ReferralStep;
  readonly gate: GateVerdict | undefined;
  readonly now: Date;
};

async function become(db: Db, work: Considered, { row, step, gate, now }: Becoming): Promise<Referral> {
  if (step.to === 'stays') return row;
  if (step.to === 'bound') return { ...row, state: 'bound', code: null, ...NO_ORDER, checkAt: step.checkAt };
  if (step.to === 'expired') return ended(row, { state: 'expired', code: 'referral_expired' }, now);
  if (step.to === 'refused') return ended(row, step.code, now);
  if (step.to === 'taken') return takenBack(db, work, row, step.code, now);
  if (gate?.verdict === 'BLOCK')
    return { ...ended(row, 'referral_blocked', now), review: 'refused', evidence: [...gate.evidence] };
  const { order, ripeAt } = step;
  const chosen = { orderNumber: order.number, amount: order.left, paidAt: order.paidAt, ripeAt };
  const seen = gate === undefined ? {} : { evidence: [...gate.evidence] };
  if (gate?.verdict === 'REVIEW')
    return { ...row, state: 'pending', code: null, review: 'open', ...chosen, ...seen, checkAt: null };
  if (step.to === 'pending') return { ...row, state: 'pending', code: null, ...chosen, ...seen, checkAt: step.checkAt };
  return given(db, work, { ...row, ...chosen, ...seen }, now);
}

const NO_ORDER = { orderNumber: null, amount: 0, paidAt: null, ripeAt: null };

const ended = (row: Referral, as: string | { state: 'expired'; code: string }, now: Date): Referral => ({
  ...row,
  ...(typeof as === 'string' ? { state: 'refused' as const, code: as } : as),
  checkAt: null,
  decidedAt: now,
});

/** Both rewards are due, the inviter's only as long as his month has room (4.L). */
async function given(db: Db, { rulesOf, holderOf, settings }: Considered, row: Referral, now: Date): Promise<Referral> {
  const { inviter, friend, perMonth } = rulesOf(row);
  const month = localMonth(now, settings.zone);
  const period = { memberId: holderOf(row.inviterId), what: 'rewarded', period: month } as const;
  const hasRoom = inviter.length > 0 && (perMonth === null || (await takeUse(db, period, perMonth)));
  const isCapped = inviter.length > 0 && !hasRoom;
  return {
    ...row,
    state: 'given',
    code: isCapped ? 'referral_month_full' : null,
    checkAt: null,
    decidedAt: now,
    month: hasRoom && perMonth !== null ? month : null,
    inviterGift: hasRoom ? 'due' : 'none',
    friendGift: friend.length > 0 ? 'due' : 'none',
  };
}

/** Taken back for good; the room that it took in its month is free again. */
async function takenBack(db: Db, { holderOf }: Considered, row: Referral, code: string, now: Date): Promise<Referral> {
  if (row.month !== null)
    await returnUse(db, { memberId: holderOf(row.inviterId), what: 'rewarded', period: row.month });
  return { ...row, state: 'taken', code, month: null, checkAt: null, decidedAt: now };
}

/** To each side that has something to get or to give back, by itself. */
function announced({ holderOf }: Considered, before: Referral, after: Referral, at: Date) {
  if (before.state === after.state || !['given', 'taken'].includes(after.state)) return [];
  const name = after.state === 'given' ? 'referral.rewarded' : 'referral.taken_back';
  return SIDES.filter((side) => (side === 'inviter' ? after.inviterGift : after.friendGift) !== 'none').map((side) => ({
    name,
    memberId: holderOf(side === 'inviter' ? after.inviterId : after.memberId),
    payload: { friendId: after.memberId, side },
    at,
  }));
}
