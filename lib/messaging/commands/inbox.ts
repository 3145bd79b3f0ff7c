import type { Actor } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { ownIdsOf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { MarkReadInput, PreferencesInput, ReminderInput } from '../schema';
import { markRead } from '../store/inbox';
import { savePreferences, saveReminder } from '../store/preferences';

/** Marks one of one's own messages read, or all there are by now; said twice, the first reading counts. */
export const markReadCommand = command({
  name: 'messaging.read',
  can: 'self',
  input: MarkReadInput,
  async run({ db, actor, now }, { message }) {
    const id = message === null ? null : requireId('message', message);
    return { read: await markRead(db, await ownIdsOf(db, selfOf(actor)), id, now) };
  },
});

/** Says what shall not ask for one's attention, and at which hours nothing shall. */
export const savePreferencesCommand = command({
  name: 'messaging.prefer',
  can: 'self',
  input: PreferencesInput,
  async run({ db, actor, now }, preferences) {
    await savePreferences(db, selfOf(actor), preferences, now);
    return null;
  },
});

/** Asks to be reminded of checking in, or not any more; nobody is reminded unasked (M5). */
export const remindCheckInCommand = command({
  name: 'messaging.remind_check_in',
  can: 'self',
  input: ReminderInput,
  async run({ db, actor, now }, { isOn }) {
    await saveReminder(db, selfOf(actor), isOn, now);
    return null;
  },
});

function selfOf(actor: Actor): string {
  assert(actor.kind === 'member', 'self is a member');
  return actor.id;
}
