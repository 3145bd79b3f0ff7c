import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { booksOf, lockMembersOnly, proveSelf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { blockedBy } from '../closing-stakes';
import { AskClosingInput } from '../rules/closing';
import { privacySettings } from '../settings';
import { endClosing, insertClosing, openClosing } from '../store/closings';

const DAY_MS = 86_400_000;

/**
 * Asks to close one's own account (4.K): after the proof that it is oneself it cools off for some days, in which all goes
 * on as before and it can be kept. Refuses `closing_blocked_orders` while an order is under way; asking twice is once.
 */
export const askClosingCommand = command({
  name: 'privacy.askClosing',
  can: 'self',
  input: AskClosingInput,
  // Its own: a wrong try of a code counts although the rest is refused.
  transaction: 'own',
  async run(context, { reason, code, password }) {
    const { actor, now } = context;
    assert(actor.kind === 'member', 'self is a member');
    await proveSelf(context, { code, password });
    return withTransaction(async (db) => {
      await lockMembersOnly(db, [actor.id]);
      const open = await openClosing(db, actor.id);
      if (open !== null) return { dueAt: open.dueAt.toISOString() };
      const blocked = await blockedBy(db, await booksOf(db, actor.id), now);
      if (blocked !== null) throw new Refusal(`closing_blocked_${blocked}`);
      const { coolingDays } = privacySettings(await program(db));
      const dueAt = new Date(now.getTime() + coolingDays * DAY_MS);
      const row = { memberId: actor.id, id: newId(), askedAt: now, dueAt };
      await insertClosing(db, { ...row, reason: reason || null, askedBy: 'self' });
      const facts = { objectType: 'member', objectId: actor.id, after: { dueAt: dueAt.toISOString() } };
      await ports().writeAudit(db, { ...context, db }, 'privacy.askClosing', facts);
      return { dueAt: dueAt.toISOString() };
    });
  },
});

/** Keeps the account after all, while it cools off; doing it twice is doing it once. */
export const keepAccountCommand = command({
  name: 'privacy.keepAccount',
  can: 'self',
  input: z.object({}),
  async run({ db, actor, now }) {
    assert(actor.kind === 'member', 'self is a member');
    await lockMembersOnly(db, [actor.id]);
    const open = await openClosing(db, actor.id);
    if (open !== null) await endClosing(db, open, 'kept', now);
    return { memberId: actor.id, isKept: open !== null };
  },
  audit: (_, { memberId, isKept }) => (isKept ? { objectType: 'member', objectId: memberId } : null),
});
