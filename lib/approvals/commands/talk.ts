import 'server-only';
import { staffHolding } from '@/lib/access';
import { actorName, personLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { type Context, command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { requestInSight } from '../detail';
import { CopyInput, NotedInput } from '../schema';
import { saveReviewed } from '../store/requests';
import { keepCopies, keepStep, type Step } from '../store/steps';

const stepOf = ({ actor, now }: Context, act: Step['act'], note: string): Step => ({
  ...{ id: newId(), act, who: personLabel(actor), whoName: actorName(actor) },
  ...{ forName: null, note, at: now },
});

/** Says something about a request that all who see it read. */
export const commentRequestCommand = command({
  name: 'approvals.comment',
  can: 'approvals.read',
  input: NotedInput,
  async run(context, { requestId, note }) {
    const { id } = await requestInSight(context, requestId);
    await keepStep(context.db, id, stepOf(context, 'comment', note));
    return { id };
  },
  audit: ({ note }, { id }) => ({ objectType: 'approval', objectId: id, after: { comment: note } }),
});

/** Lets others know of a request: it stands among theirs, and they may speak about it. */
export const copyRequestCommand = command({
  name: 'approvals.copy',
  can: 'approvals.read',
  input: CopyInput,
  async run(context, { requestId, staffIds }) {
    const { db, actor, now } = context;
    const { id } = await requestInSight(context, requestId);
    const readers = await staffHolding(db, ['approvals.read']);
    const people = readers.filter((one) => staffIds.includes(one.id));
    if (people.length < new Set(staffIds).size) throw new Refusal('reader_may_not', {});
    await keepCopies(db, id, people, { byName: actorName(actor), at: now });
    return { id, names: people.map(({ name }) => name) };
  },
  audit: (_, { id, names }) => ({ objectType: 'approval', objectId: id, after: { copied: names } }),
});

/** Says that somebody else has looked at what was done in an emergency (4.M). */
export const reviewRequestCommand = command({
  name: 'approvals.review',
  can: 'approvals.decide',
  input: NotedInput,
  async run(context, { requestId, note }) {
    const { db, actor, now } = context;
    const request = await requestInSight(context, requestId);
    const who = personLabel(actor);
    if (request.maker === who || request.decider === who) throw new Refusal('own_request', {});
    if ((await saveReviewed(db, request.id, now, actorName(actor))) === 0) throw new Refusal('nothing_to_review', {});
    await keepStep(db, request.id, stepOf(context, 'review', note));
    return { id: request.id };
  },
  audit: ({ note }, { id }) => ({ objectType: 'approval', objectId: id, after: { state: 'reviewed' }, reason: note }),
});
