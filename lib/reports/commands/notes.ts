import { actorName, may } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { NoteRef, WriteNote } from '../schema';
import { insertNote, noteForUpdate, removeNote } from '../store/notes';

/** Writes at a day of the time axis what happened then; every report over time shows it (B10). */
export const writeNoteCommand = command({
  name: 'reports.writeNote',
  can: 'reports.edit',
  input: WriteNote,
  async run({ db, actor, now }, { day, zh, en }) {
    const id = newId();
    const authorId = actor.kind === 'staff' ? actor.id : null;
    await insertNote(db, { id, day, zh, en: en === '' ? zh : en, authorId, by: actorName(actor) }, now);
    return { id };
  },
  audit: ({ day, zh, en }, { id }) => ({ objectType: 'reportNote', objectId: id, after: { day, zh, en } }),
});

/** Takes a note off the axis: one's own, or any for whoever manages reports. */
export const removeNoteCommand = command({
  name: 'reports.removeNote',
  can: 'reports.edit',
  input: NoteRef,
  async run({ db, actor, now }, { id }) {
    const note = await noteForUpdate(db, id);
    if (note === null) throw new Refusal('report_note_not_found', {}, 404);
    const isOwn = actor.kind === 'staff' && note.authorId === actor.id;
    if (!isOwn && !may(actor, 'reports.manage')) throw new Refusal('report_note_not_yours', {}, 403);
    await removeNote(db, id, now);
    return note;
  },
  audit: ({ id }, { day, zh }) => ({ objectType: 'reportNote', objectId: id, before: { day, zh } }),
});
