import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { proveSelf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { AskClosingInput } from '../rules/closing';
import { startClosing, stopClosing } from '../start-closing';

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
      const { dueAt, isNew } = await startClosing(db, actor.id, { reason: reason || null, askedBy: 'self', now });
      const facts = { objectType: 'member', objectId: actor.id, after: { dueAt: dueAt.toISOString() } };
      if (isNew) await ports().writeAudit(db, { ...context, db }, 'privacy.askClosing', facts);
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
    return { memberId: actor.id, isKept: await stopClosing(db, actor.id, now) };
  },
  audit: (_, { memberId, isKept }) => (isKept ? { objectType: 'member', objectId: memberId } : null),
});
