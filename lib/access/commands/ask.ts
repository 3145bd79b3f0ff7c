import 'server-only';
import { type Actor, actorName, may } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { answeredByRoles, askedText, readAsked } from '../rules/asked';
import { isRoleCode, permissionsOf } from '../rules/roles';
import { AnswerAccessInput, AskAccessInput } from '../schema';
import { answerRequests, askedSince, insertRequest, requestForUpdate, requestsOf } from '../store/requests';
import { customRoles } from '../store/roles';
import { staffById } from '../store/staff';

/** How much one person may ask for within a day: more than that nobody reads. */
const DAILY_MAX = 10;
const DAY_MS = 86_400_000;
const OWN_MAX = 200;

/**
 * Asks those who give roles for what one may not see or do, once while it waits (2.0.2). Refuses `already_allowed` and
 * `asked_too_often` after ten within a day.
 */
export const askAccessCommand = command({
  name: 'access.ask',
  can: 'account.own',
  input: AskAccessInput,
  async run({ db, actor, now }, { subject: asked, page, reason }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    if ('permission' in asked && may(actor, asked.permission)) throw new Refusal('already_allowed', {});
    if ((await askedSince(db, actor.id, new Date(now.getTime() - DAY_MS))) >= DAILY_MAX)
      throw new Refusal('asked_too_often', { max: DAILY_MAX }, 429);
    const [id, subject] = [newId(), askedText(asked)];
    const about = { id, staffId: actor.id, staffName: actor.name, subject, page, reason, at: now };
    const isNew = await insertRequest(db, about);
    return { staffId: actor.id, subject, isRepeat: !isNew };
  },
  audit: ({ reason, page }, { staffId, subject, isRepeat }) =>
    isRepeat ? null : { objectType: 'staff', objectId: staffId, after: { asked: subject, page }, reason },
});

/**
 * Answers what a colleague asked for. Granted is said only of what he holds by now: a role gives it, not this. Refuses
 * `not_yourself`, `request_answered` and `not_held_yet`.
 */
export const answerAccessCommand = command({
  name: 'access.answer',
  can: 'access.manage',
  input: AnswerAccessInput,
  async run({ db, actor, now }, { requestId, answer, note }) {
    const request = await requestForUpdate(db, requestId);
    if (request === null) throw new Refusal('request_not_found', {}, 404);
    const { staffId, subject } = request;
    if (actor.kind === 'staff' && actor.id === staffId) throw new Refusal('not_yourself', {}, 403);
    if (request.answer !== null) throw new Refusal('request_answered', {});
    const asked = readAsked(subject);
    if (answer === 'granted' && asked !== null && 'permission' in asked) {
      if (!(await permissionsHeld(db, staffId)).has(asked.permission)) throw new Refusal('not_held_yet', {});
    }
    await answerRequests(db, [requestId], { ...byOf(actor), answer, at: now, note });
    return { staffId, subject };
  },
  audit: ({ answer, note }, { staffId, subject }) => ({
    objectType: 'staff',
    objectId: staffId,
    before: { asked: subject },
    after: { answer },
    ...(note === '' ? {} : { reason: note }),
  }),
});

/** Answers as granted what somebody asked for and the roles that he was given now allow; tells what that was. */
export async function answerByRoles(db: Db, actor: Actor, staffId: string, now: Date): Promise<readonly string[]> {
  const open = (await requestsOf(db, staffId, OWN_MAX)).filter(({ answer }) => answer === null);
  if (open.length === 0) return [];
  const texts = answeredByRoles(
    open.map(({ subject }) => subject),
    await permissionsHeld(db, staffId),
  );
  const ids = open.filter(({ subject }) => texts.includes(subject)).map(({ id }) => id);
  if (ids.length > 0) await answerRequests(db, ids, { ...byOf(actor), answer: 'granted', at: now, note: '' });
  return texts;
}

const byOf = (actor: Actor) => ({ staffId: actor.kind === 'staff' ? actor.id : null, name: actorName(actor) });

async function permissionsHeld(db: Db, staffId: string) {
  const roles = (await staffById(db, staffId))?.grants.map(({ role }) => role) ?? [];
  const own = roles.filter((role) => !isRoleCode(role));
  return permissionsOf(roles, own.length === 0 ? [] : await customRoles(db, own));
}
