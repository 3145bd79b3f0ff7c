import 'server-only';
import { actorLabel, actorName } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { decideTags, RemoveNoteInput, TagMemberInput, WriteNoteInput } from '../rules/remarks';
import { deleteNote, insertNote } from '../store/notes';
import { saveTags, tagsForUpdate } from '../store/traits';
import { requireMemberInSight } from '../visible';

/**
 * Puts tags on a member or takes them off by hand (S0-6.1, S4-2.4). Refuses `tag_is_own_word` for what he says of himself,
 * `too_many_tags` and `member_not_active`.
 */
export const tagMemberCommand = command({
  name: 'members.tag',
  can: 'members.remark',
  input: TagMemberInput,
  async run({ db, actor, now }, { memberId: text, add, remove }) {
    const memberId = requireId('member', text);
    await requireMemberInSight(db, actor, memberId);
    const { status, tags } = must(await tagsForUpdate(db, memberId), 'a member in sight exists');
    if (status === 'closed' || status === 'merged') throw new Refusal('member_not_active', { status });
    const decision = decideTags(tags, { add, remove });
    if (!decision.allowed) throw new Refusal(decision.code, { tag: decision.tag });
    const { added, removed } = decision;
    if (added.length + removed.length > 0) {
      await saveTags(db, memberId, { added, removed, source: actorLabel(actor) }, now);
      await announce(db, [{ name: 'member.described', memberId, payload: { fields: ['tags'] }, at: now }]);
    }
    return { memberId, added, removed };
  },
  audit: (_, { memberId, added, removed }) =>
    added.length + removed.length === 0
      ? null
      : { objectType: 'member', objectId: memberId, before: { tags: removed }, after: { tags: added } },
});

/** Writes something down about a member for colleagues (B2); the trail keeps that, never what it says. */
export const writeNoteCommand = command({
  name: 'members.writeNote',
  can: 'members.remark',
  input: WriteNoteInput,
  async run({ db, actor, now }, { memberId: named, text }) {
    const memberId = requireId('member', named);
    const { status } = await requireMemberInSight(db, actor, memberId);
    if (status === 'closed' || status === 'merged') throw new Refusal('member_not_active', { status });
    const id = newId();
    await insertNote(db, { memberId, id, text, byId: actorLabel(actor), byName: actorName(actor), at: now });
    return { memberId, note: id };
  },
  audit: (_, { memberId, note }) => ({ objectType: 'member', objectId: memberId, after: { note } }),
});

/** Takes a note away for good; the trail keeps who did. */
export const removeNoteCommand = command({
  name: 'members.removeNote',
  can: 'members.remark',
  input: RemoveNoteInput,
  async run({ db, actor }, { memberId: named, note }) {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    if (!(await deleteNote(db, memberId, note))) throw new Refusal('note_not_found', {}, 404);
    return { memberId, note };
  },
  audit: (_, { memberId, note }) => ({ objectType: 'member', objectId: memberId, before: { note } }),
});
