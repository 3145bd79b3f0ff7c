import { type Actor, actorName, isScoped } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { membersBehind, membersById, storesInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { seal } from '@/lib/platform/pii';
import { freshBook } from '../book';
import { evaluateMembers } from '../evaluate';
import { readList } from '../rules/list-lines';
import { ListInput, UploadInput, WorkRef } from '../schema';
import { addListed, removeListed } from '../store/lists';
import { insertUploads, saveUpload, uploadForUpdate } from '../store/uploads';

const LINES_MAX = 200_000;

/** Puts members on a list of a segment, or takes them from it; it counts at once. A list with somebody unknown is refused whole. */
export const listMembersCommand = command({
  name: 'segments.listMembers',
  can: 'segments.edit',
  input: ListInput,
  async run({ db, actor, now }, { code, side, way, members }) {
    const book = await requireSegment(db, code);
    const found = await seenBehind(db, actor, members);
    const unknown = members.filter((name) => !found.has(name));
    if (unknown.length > 0)
      throw new Refusal('members_not_found', { unknown: unknown.length, first: unknown[0] ?? '' }, 422);
    const ids = [...new Set(found.values())].sort();
    const by = actorName(actor);
    const changed =
      way === 'add' ? await addListed(db, { code, side, at: now, by }, ids) : await removeListed(db, code, side, ids);
    const moved = await evaluateMembers(db, book, code, ids, now);
    return { changed, ...moved };
  },
  audit: ({ code, side, way, note }, { changed }) =>
    changed === 0
      ? null
      : { objectType: 'segment', objectId: code, after: { list: side, way, members: changed }, reason: note },
});

/** Begins to read a list of names into a segment; the worker does it in chunks and notes each line that names nobody. */
export const uploadListCommand = command({
  name: 'segments.upload',
  can: 'segments.edit',
  input: UploadInput,
  async run({ db, actor, now }, { code, side, name, text }) {
    // Who reads it is the program, and it tells which of the names are known.
    if (isScoped(actor)) throw new Refusal('forbidden', { permission: 'segments.edit' }, 403);
    await requireSegment(db, code);
    const { length } = readList(text);
    if (length === 0) throw new Refusal('list_empty', {}, 422);
    if (length > LINES_MAX) throw new Refusal('list_too_long', { lines: length, most: LINES_MAX }, 422);
    const id = newId();
    const counts = { total: length, done: 0, added: 0, known: 0, refused: 0 };
    const about = { by: actorName(actor), createdAt: now, startedAt: null, endedAt: null };
    await insertUploads(db, [
      { id, segmentCode: code, side, name, text: seal(text), state: 'waiting', ...counts, ...about },
    ]);
    return { id, lines: length };
  },
  audit: ({ code, side, name }, { id, lines }) => ({
    objectType: 'segment',
    objectId: code,
    after: { upload: id, list: side, file: name, lines },
  }),
});

/** Stops reading a list after the chunk that is being read; whom it put on the list stays there. */
export const cancelUploadCommand = command({
  name: 'segments.cancelUpload',
  can: 'segments.edit',
  input: WorkRef,
  async run({ db, now }, { id }) {
    const upload = await uploadForUpdate(db, id);
    if (upload === null) throw new Refusal('upload_not_found', {}, 404);
    if (upload.state !== 'waiting' && upload.state !== 'running')
      throw new Refusal('job_ended', { state: upload.state });
    await saveUpload(db, { ...upload, state: 'cancelled', endedAt: now });
    return { code: upload.segmentCode, done: upload.done, total: upload.total };
  },
  audit: (_, { code, done, total }) => ({
    objectType: 'segment',
    objectId: code,
    after: { upload: 'cancelled', done, total },
  }),
});

/** The members behind names whom the actor may see: one of another store is as unknown to him as one that there is not. */
async function seenBehind(db: Db, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [found, stores] = await Promise.all([membersBehind(db, names), storesInSight(actor)]);
  if (stores === null) return found;
  const people = await membersById(db, [...new Set(found.values())]);
  return new Map([...found].filter(([, id]) => stores.includes(people.get(id)?.storeCode ?? '')));
}

async function requireSegment(db: Db, code: string) {
  const book = await freshBook(db);
  const segment = book.segments.get(code);
  if (segment === undefined) throw new Refusal('segment_not_found', { segment: code }, 404);
  if (segment.state === 'withdrawn') throw new Refusal('segment_withdrawn', {});
  return book;
}
