import 'server-only';
import { staffActor, staffList } from '@/lib/access';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { isRefusal } from '@/lib/kernel/refusal';
import { knownMembers, sayTraitsCommand } from '@/lib/members';
import { orderStory, ordersOf } from '@/lib/orders';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { hideReviewCommand, writeReviewCommand } from '@/lib/reviews';
import { memberExternalId } from '../rules/people';
import { demoReview, demoTraits, HIDDEN_REVIEW } from '../rules/reviews';
import { staffEmail } from '../rules/staff';

// Some of those who sign in, and some of the crowd behind the hand-written situations.
const WRITERS = [1, 2, ...Array.from({ length: 40 }, (_, place) => 171 + place)];
const HIDDEN_OF = 171;
const ORDERS_MAX = 100;

/**
 * Lets some members of the story say what goods fit them and review the first thing they ever received, and the service
 * desk hide the one that is advertising; by the ways that all go. What is said stays as it is.
 */
export async function seedReviews(now: Date): Promise<void> {
  const names = WRITERS.map(memberExternalId);
  const known = await knownMembers(pool(), { externalIds: names });
  for (const name of names) {
    const memberId = known.get(`external:${name}`);
    if (memberId === undefined) continue;
    const caller = { ...systemCaller('demo', now), actor: { kind: 'member', id: memberId } as Actor };
    await execute(sayTraitsCommand, caller, { traits: demoTraits(name) as Record<string, string[]> });
    const line = await firstReceived(memberId);
    const isHidden = name === memberExternalId(HIDDEN_OF);
    const { stars, text } = isHidden ? HIDDEN_REVIEW : demoReview(name);
    const written =
      line === null ? null : await execute(writeReviewCommand, caller, { ...line, stars, text }).catch(ofBefore);
    if (isHidden && written !== null) await hide(memberId, written.id, now);
  }
}

/** The line that was bought first of all that was received and kept: the same whenever the story is told on. */
async function firstReceived(memberId: string): Promise<{ readonly order: string; readonly line: string } | null> {
  const orders = await ordersOf(pool(), memberId, null, ORDERS_MAX);
  for (const { id, status } of orders.toReversed()) {
    if (status !== 'completed') continue;
    const story = await orderStory(pool(), memberId, id);
    const line = story?.lines.find(
      ({ kind, quantity, refundedQuantity }) => kind === 'goods' && refundedQuantity < quantity,
    );
    if (line !== undefined) return { order: publicId('order', id), line: line.id };
  }
  return null;
}

/** What was written before stays. */
function ofBefore(error: unknown): null {
  if (isRefusal(error) && error.code === 'review_written') return null;
  throw error;
}

async function hide(memberId: string, id: string, now: Date): Promise<void> {
  const everybody = await staffList.run({ ...systemCaller('demo', now), db: pool() }, {});
  const service = must(
    everybody.find(({ email }) => email === staffEmail('service')),
    'the demo has a service desk',
  );
  const actor = must(await staffActor(service.id), 'who may work');
  const input = { memberId: publicId('member', memberId), id, note: HIDDEN_REVIEW.why };
  await execute(hideReviewCommand, { ...systemCaller('demo', now), actor }, input);
}
