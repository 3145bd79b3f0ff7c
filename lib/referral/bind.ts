import { z } from 'zod';
import { addDays } from '@/lib/kernel/day';
import { booksOf, booksOfEach, invitersOf, membersById, survivorOf } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { inSets, type Listener } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { considerIn, refuseReturning } from './consider/consider';
import { insertReferrals, referralsOfFriends, referralsOfInviter } from './store/referrals';
import { referralRulesAt } from './store/rules';

const FAMILY_MAX = 1_000;

const Enrolled = z.object({ isReturning: z.boolean().default(false) });

/** Binds whoever has registered to who invited him (4.L, S0-1.1). */
export const bindOnEnrolled: Listener = async ({ memberId, payload, at }) => {
  const { isReturning } = Enrolled.parse(payload);
  const [invited] = await invitersOf(pool(), [memberId]);
  if (invited !== undefined) await bindFriend({ ...invited, isReturning }, at, new Date());
};

/** Somebody who registered, who invited him, and whether he is of the demo. */
type Invited = {
  readonly id: string;
  readonly inviterId: string;
  readonly demo: boolean;
  /** He was a member before, under the same mobile, and closed his account: no new friend of anybody (4.K, 4.L). */
  readonly isReturning?: boolean;
};

/**
 * Binds a friend to who invited him, once and for good (4.L): by the programme of the moment at which he registered, and
 * only when there is one. History that is imported binds nobody whose order would be too late by now.
 */
export async function bindFriend({ id, inviterId, demo, isReturning }: Invited, at: Date, clock: Date): Promise<void> {
  const { version, rules } = await referralRulesAt(at);
  const { zone } = await program(pool());
  const checkAt = addDays(at, rules.orderWithinDays, zone);
  if (!rules.isOpen || checkAt <= clock) return;
  const now = at < clock ? at : clock;
  await withTransaction(async (db) => {
    const bound = await insertReferrals(db, [
      {
        memberId: id,
        inviterId,
        boundAt: at,
        version,
        state: 'bound',
        code: null,
        review: 'none',
        evidence: [],
        orderNumber: null,
        amount: 0,
        paidAt: null,
        ripeAt: null,
        checkAt,
        decidedAt: null,
        month: null,
        inviterGift: 'none',
        friendGift: 'none',
        note: null,
        demo,
      },
    ]);
    if (bound > 0 && isReturning === true) await refuseReturning(db, id, now);
    else if (bound > 0) await considerIn(db, [id], now);
  });
}

/** Looks again at who was brought, when he has bought, or when something of it came back. */
export const considerOnOrder = inSets(async (events) => {
  const now = new Date();
  const books = await booksOfEach(pool(), [...new Set(events.map(({ memberId }) => memberId))]);
  const friends = await referralsOfFriends(pool(), [...new Set([...books.values()].flat())]);
  const brought = new Set(friends.map(({ memberId }) => memberId));
  // Nearly nobody was brought lately. Each is looked at by himself: no transaction ever holds two members.
  for (const { memberId, at } of events) {
    const ids = (books.get(memberId) ?? []).filter((id) => brought.has(id));
    // As of the event: what follows by time alone is the job's, and a late event comes to the same as one in time.
    if (ids.length > 0) await withTransaction((db) => considerIn(db, ids, at < now ? at : now));
  }
});

/** Looks again at all that a merge or its undoing may have changed: whose friend somebody is, and who was new (N13). */
export const considerOnMerge: Listener = async ({ memberId, at }) => {
  const now = new Date();
  const family = await booksOf(pool(), memberId);
  const [friends, brought] = [
    await referralsOfFriends(pool(), family),
    await referralsOfInviter(pool(), family, FAMILY_MAX),
  ];
  const ids = [...new Set([...friends, ...brought].map((one) => one.memberId))];
  if (ids.length > 0) await withTransaction((db) => considerIn(db, ids, at < now ? at : now));
};

/** Whether somebody may be greeted and bound by this member's code: he is there, active and himself. */
export async function isInviter(memberId: string): Promise<boolean> {
  const profile = (await membersById(pool(), [memberId])).get(memberId);
  return profile?.status === 'active' && (await survivorOf(pool(), memberId)) === memberId;
}
