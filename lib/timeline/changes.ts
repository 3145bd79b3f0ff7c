import 'server-only';
import { type AuditLine, changesAbout } from '@/lib/audit';
import { requireId } from '@/lib/kernel/id';
import { requireMemberInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { ChangesInput } from './schema';

/** One change of a member's record: who made it, when, what he did, and what was before and after. */
export type MemberChange = Pick<AuditLine, 'id' | 'at' | 'action' | 'actorName' | 'diff'>;

// What somebody looked at has changed nothing.
const LOOKS: ReadonlySet<string> = new Set([
  'members.reveal',
  'games.revealAddress',
  'privacy.askExport',
  'privacy.downloadExport',
]);

/** What other staff changed of a member from an instant on, newest first: for whoever has his page open meanwhile (B2). */
export const memberChanges = query({
  can: 'members.read',
  input: ChangesInput,
  async run({ db, actor }, { memberId: named, since }): Promise<readonly MemberChange[]> {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const own = actor.kind === 'staff' ? actor.id : null;
    const lines = await changesAbout(db, 'member', memberId, since);
    return lines
      .filter(({ actorKind, actorId, action }) => actorKind === 'staff' && actorId !== own && !LOOKS.has(action))
      .map(({ id, at, action, actorName, diff }) => ({ id, at, action, actorName, diff }));
  },
});
