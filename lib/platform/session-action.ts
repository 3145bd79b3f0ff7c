import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { type Answer, answering } from './action';
import { revokeSession, revokeSessions } from './auth/session-rows';
import { authorise, type Can, type Command, execute, parseInput } from './command';
import { pool } from './db';
import { type Audience, closeSession, currentSession, openSession, setPreview } from './session';

const Previewed = z.object({ role: z.string().min(1).max(64).nullable() });
const SessionId = z.object({ sessionId: z.uuid() });
const ASKED_OF: Readonly<Record<Audience, Can>> = { member: 'self', staff: 'account.own' };

/** Mounts a command that proves who somebody is: its subject gets a session on this device, never leaves the server. */
export function signsIn<I extends z.ZodType>(
  audience: Audience,
  definition: Command<I, { readonly subjectId: string }>,
): (raw: z.input<I>) => Promise<Answer<{ readonly isSignedIn: true }>> {
  return (raw) =>
    answering(definition.can, async (caller) => {
      const { subjectId } = await execute(definition, caller, raw);
      await openSession(audience, subjectId, caller, caller.now);
      return { isSignedIn: true } as const;
    });
}

/** Mounts signing out of this device. */
export function signsOut(audience: Audience): () => Promise<Answer<null>> {
  return () =>
    answering('public', async ({ now }) => {
      await closeSession(audience, now);
      return null;
    });
}

/** Mounts ending one other session of one's own. */
export function signsOutOf(audience: Audience): (raw: z.input<typeof SessionId>) => Promise<Answer<null>> {
  return (raw) =>
    answering(ASKED_OF[audience], async ({ now }) => {
      const { sessionId } = parseInput(SessionId, raw);
      const { subjectId } = await signedIn(audience);
      const isEnded = await revokeSession(pool(), audience, subjectId, sessionId, now);
      if (!isEnded) throw new Refusal('session_not_found', {}, 404);
      return null;
    });
}

/** Mounts ending all sessions of one's own but this one; answers how many. */
export function signsOutElsewhere(audience: Audience): () => Promise<Answer<{ readonly ended: number }>> {
  return () =>
    answering(ASKED_OF[audience], async ({ now }) => {
      const { id, subjectId } = await signedIn(audience);
      return { ended: await revokeSessions(pool(), audience, subjectId, id, now) };
    });
}

/**
 * Mounts a command that changes one's own secrets: when it is done, all other sessions end and this one is renewed
 * (rotation at a change of privilege).
 */
export function renewsSession<I extends z.ZodType, O>(
  audience: Audience,
  definition: Command<I, O>,
): (raw: z.input<I>) => Promise<Answer<O>> {
  return (raw) =>
    answering(definition.can, async (caller) => {
      const { subjectId } = await signedIn(audience);
      const value = await execute(definition, caller, raw);
      await revokeSessions(pool(), audience, subjectId, null, caller.now);
      await openSession(audience, subjectId, caller, caller.now);
      return value;
    });
}

/** Mounts looking at the back office as a role, for who may change roles; null ends it. */
export function previewsRole(can: Can): (raw: z.input<typeof Previewed>) => Promise<Answer<null>> {
  return (raw) =>
    // Whoever looks as somebody else must be able to stop, whatever that role allows.
    answering('account.own', async ({ actor }) => {
      const { role } = parseInput(Previewed, raw);
      if (role !== null) authorise(can, actor);
      await setPreview(role);
      return null;
    });
}

async function signedIn(audience: Audience): Promise<{ readonly id: string; readonly subjectId: string }> {
  const session = await currentSession(audience);
  if (session === null) throw new Refusal('not_signed_in', {}, 401);
  return session;
}
