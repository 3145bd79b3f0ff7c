import 'server-only';
import { actorLabel, may } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMembersOnly, requireMemberInSight } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { unseal } from '@/lib/platform/pii';
import { ServeExportInput, ServeMemberInput } from '../rules/closing';
import { startClosing, stopClosing } from '../start-closing';
import { exportsOf, insertExport, openExport } from '../store/exports';

/** The member whom the staff serve: in their sight, and one who still has an account. */
async function served({ db, actor }: Context, text: string): Promise<string> {
  const id = requireId('member', text);
  const { status, mergedInto } = await requireMemberInSight(db, actor, id);
  if (mergedInto !== null) throw new Refusal('member_merged');
  if (status === 'closed') throw new Refusal('member_closed');
  return id;
}

/** What the trail keeps of a service: about whom, and the reason that was given. */
const trailOf = ({ memberId, reason }: { readonly memberId: string; readonly reason: string }) => ({
  objectType: 'member',
  objectId: requireId('member', memberId),
  reason,
});

/** Starts closing an account for a member who asked the service to (4.K): the same days to think it over, and a reason. */
export const closeForCommand = command({
  name: 'privacy.closeFor',
  can: 'privacy.serve',
  input: ServeMemberInput,
  async run(context, { memberId }) {
    const id = await served(context, memberId);
    const asked = { reason: null, askedBy: actorLabel(context.actor), now: context.now };
    const { dueAt, isNew } = await startClosing(context.db, id, asked);
    if (!isNew) throw new Refusal('closing_already');
    return { dueAt: dueAt.toISOString() };
  },
  audit: (input, { dueAt }) => ({ ...trailOf(input), after: { dueAt } }),
});

/** Stops a closing for a member who asked the service to. */
export const keepForCommand = command({
  name: 'privacy.keepFor',
  can: 'privacy.serve',
  input: ServeMemberInput,
  async run(context, { memberId }) {
    const id = await served(context, memberId);
    if (!(await stopClosing(context.db, id, context.now))) throw new Refusal('closing_not_open');
    return null;
  },
  audit: trailOf,
});

/** Has everything written down that is kept of a member, who asked the service for it (4.K); he finds it in his portal too. */
export const exportForCommand = command({
  name: 'privacy.exportFor',
  can: 'privacy.serve',
  input: ServeMemberInput,
  async run(context, { memberId }) {
    const { db, actor, now } = context;
    const id = await served(context, memberId);
    await lockMembersOnly(db, [id]);
    if ((await exportsOf(db, id)).some(({ readyAt }) => readyAt === null)) throw new Refusal('export_waiting');
    await insertExport(db, id, newId(), now, actorLabel(actor));
    return null;
  },
  audit: trailOf,
});

/** Hands the file to the staff for a member without a portal: only to who may reveal personal data, each time with a reason. */
export const downloadForCommand = command({
  name: 'privacy.downloadFor',
  can: 'privacy.serve',
  input: ServeExportInput,
  async run(context, { memberId, id }) {
    if (!may(context.actor, 'members.reveal')) throw new Refusal('forbidden', { permission: 'members.reveal' }, 403);
    const body = await openExport(context.db, await served(context, memberId), id, context.now);
    if (body === null) throw new Refusal('export_not_found', {}, 404);
    return { text: unseal(body) };
  },
  audit: (input) => ({ ...trailOf(input), after: { export: input.id } }),
});
