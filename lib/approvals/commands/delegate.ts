import 'server-only';
import { staffHolding } from '@/lib/access';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { DelegateInput, EndDelegationInput } from '../schema';
import { delegationsFrom, endDelegation, insertDelegation } from '../store/delegations';

/**
 * Names somebody who decides in one's stead for a time: he must be allowed to decide himself, and decides nothing that one
 * asked for (4.M). Times of one person do not overlap.
 */
export const delegateCommand = command({
  name: 'approvals.delegate',
  can: 'approvals.decide',
  input: DelegateInput,
  async run({ db, actor, now }, { toId, startsAt, endsAt, note }) {
    assert(actor.kind === 'staff', 'approvals.decide is held by staff only');
    if (toId === actor.id) throw new Refusal('stand_in_for_oneself', {});
    if (endsAt <= now) throw new Refusal('period_over', {});
    const stand = (await staffHolding(db, ['approvals.read', 'approvals.decide'])).find(({ id }) => id === toId);
    if (stand === undefined) throw new Refusal('stand_in_may_not', {});
    const others = await delegationsFrom(db, actor.id, now);
    if (others.some((one) => one.startsAt < endsAt && startsAt < one.endsAt))
      throw new Refusal('stand_in_overlaps', {});
    const who = { fromId: actor.id, fromName: actor.name, toId, toName: stand.name };
    const one = { id: newId(), ...who, startsAt, endsAt, note, createdAt: now, endedAt: null };
    await insertDelegation(db, one);
    return one;
  },
  audit: ({ note }, { id, toName, startsAt, endsAt }) => ({
    objectType: 'delegation',
    objectId: id,
    after: { to: toName, from: startsAt.toISOString(), until: endsAt.toISOString() },
    reason: note,
  }),
});

/** Ends a time of standing in at once, by whoever gave it. */
export const endDelegationCommand = command({
  name: 'approvals.endDelegation',
  can: 'approvals.decide',
  input: EndDelegationInput,
  async run({ db, actor, now }, { delegationId }) {
    assert(actor.kind === 'staff', 'approvals.decide is held by staff only');
    const ended = await endDelegation(db, delegationId, actor.id, now);
    if (ended === null) throw new Refusal('delegation_not_found', {}, 404);
    return ended;
  },
  audit: (_, { id, toName }) => ({
    objectType: 'delegation',
    objectId: id,
    before: { to: toName },
    after: { to: null },
  }),
});
