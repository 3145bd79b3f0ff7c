import 'server-only';
import { staffHolding } from '@/lib/access';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { mayFinish } from '../rules/assignment';
import { AssignInput, FinishInput } from '../schema';
import { assignmentForUpdate, closeAssignment, insertAssignment } from '../store/assignments';
import { permissionsOfSubject } from '../subject';

const HANDED_ON = 'handed on';

/**
 * Gives a to-do or an alert to somebody who may do it, or takes it; whoever had it has it no more. Two who take the same at
 * the same moment: one has it, the other hears so.
 */
export const assignWorkCommand = command({
  name: 'workbench.assign',
  can: 'account.own',
  input: AssignInput,
  async run({ db, actor, now }, { subject, staffId, dueOn, note }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const needed = await permissionsOfSubject(db, actor, subject);
    const given = (await staffHolding(db, needed)).find(({ id }) => id === staffId);
    if (given === undefined) throw new Refusal('assignee_may_not', {});
    const former = await assignmentForUpdate(db, subject);
    if (former !== null) await closeAssignment(db, former.id, now, actor.name, HANDED_ON);
    const by = { byId: actor.id, byName: actor.name };
    const one = { id: newId(), subject, staffId, staffName: given.name, ...by, note, dueOn, at: now };
    if (!(await insertAssignment(db, one))) throw new Refusal('taken_by_another', {});
    return { subject, staffName: given.name, former: former?.staffName ?? null };
  },
  audit: ({ subject, dueOn, note }, { staffName, former }) => ({
    objectType: 'work',
    objectId: subject,
    before: { held: former },
    after: { held: staffName, dueOn },
    ...(note === '' ? {} : { reason: note }),
  }),
});

/** Says that it is done: whoever has it, or whoever gave it. */
export const finishWorkCommand = command({
  name: 'workbench.finish',
  can: 'account.own',
  input: FinishInput,
  async run({ db, actor, now }, { subject, note }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const held = await assignmentForUpdate(db, subject);
    if (held === null) throw new Refusal('nobody_has_it', {}, 404);
    if (!mayFinish(held, actor.id)) throw new Refusal('not_yours', {});
    await closeAssignment(db, held.id, now, actor.name, note);
    return { subject, staffName: held.staffName };
  },
  audit: ({ subject, note }, { staffName }) => ({
    objectType: 'work',
    objectId: subject,
    before: { held: staffName },
    after: { held: null },
    ...(note === '' ? {} : { reason: note }),
  }),
});
