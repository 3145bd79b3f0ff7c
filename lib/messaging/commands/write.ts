import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { ownIdsOf, requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { staffNote } from '../kinds';
import { WithdrawMessageInput, WriteMessageInput } from '../schema';
import { sendMessages } from '../send';
import { withdrawNote, writtenToday } from '../store/told';

/** How many messages may be written to one member within a day: what is more is no service. */
const DAILY_MAX = 5;
const DAY_MS = 86_400_000;

/**
 * Writes to one member's inbox about his own account (B2). Refuses `member_not_active`, `contact_refused` of who is leaving
 * and `too_many_messages` after five within a day.
 */
export const writeMessageCommand = command({
  name: 'messaging.write',
  can: 'messages.send',
  input: WriteMessageInput,
  async run({ db, actor, now }, { memberId: named, title, text }) {
    const memberId = requireId('member', named);
    const { status } = await requireMemberInSight(db, actor, memberId);
    if (status === 'closed' || status === 'merged') throw new Refusal('member_not_active', { status });
    if ((await writtenToday(db, memberId, new Date(now.getTime() - DAY_MS))) >= DAILY_MAX)
      throw new Refusal('too_many_messages', { max: DAILY_MAX });
    const { code: kind, category } = staffNote;
    const values = { title: inBoth(title), text: inBoth(text) };
    const id = newId();
    const message = { memberId, id, kind, category, key: `staff:${id}`, values, href: '/inbox', at: now };
    if ((await sendMessages(db, [message], now)) === 0) throw new Refusal('contact_refused', {});
    return { memberId, message: id };
  },
  audit: ({ reason }, { memberId, message }) => ({
    objectType: 'member',
    objectId: memberId,
    after: { message },
    reason,
  }),
});

/** Takes a written message back before it was read; the row stays and says so. Refuses `message_read` and `message_not_found`. */
export const withdrawMessageCommand = command({
  name: 'messaging.withdraw',
  can: 'messages.send',
  input: WithdrawMessageInput,
  async run({ db, actor }, { memberId: named, message }) {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const id = requireId('message', message);
    const outcome = await withdrawNote(db, await ownIdsOf(db, memberId), id);
    if (outcome === 'unknown') throw new Refusal('message_not_found', {}, 404);
    if (outcome === 'read') throw new Refusal('message_read', {});
    return { memberId, message: id };
  },
  audit: ({ reason }, { memberId, message }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { message },
    reason,
  }),
});

const inBoth = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh, en: en === '' ? zh : en });
