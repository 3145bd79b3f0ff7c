import { must } from '@/lib/kernel/assert';
import { membersBehind } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { freshBook } from '../book';
import { evaluateMembers } from '../evaluate';
import { type ListLine, readList, shownOf } from '../rules/list-lines';
import { addListed } from '../store/lists';
import { insertLineErrors, openUploads, saveUpload, takeUpload, type UploadRow } from '../store/uploads';

const CHUNK = 5_000;

/**
 * Reads the lists that were uploaded, a chunk of lines at a time, each in a transaction of its own with its place: killed
 * at any moment it goes on where it was. A line that names nobody is noted with its number, the others count (S0-6.1).
 */
export async function readUploads(
  clock: () => Date,
  { chunk = CHUNK, chunksMax = Number.POSITIVE_INFINITY } = {},
): Promise<number> {
  let chunks = 0;
  for (const id of await openUploads(pool())) {
    while (chunks < chunksMax && (await doChunk(id, clock(), chunk))) chunks++;
  }
  return chunks;
}

function doChunk(id: string, now: Date, size: number): Promise<boolean> {
  return withTransaction(async (db) => {
    const upload = await takeUpload(db, id);
    if (upload === null || (upload.state !== 'waiting' && upload.state !== 'running')) return false;
    const lines = readList(unseal(must(upload.text, 'an open upload has its text')));
    const part = lines.slice(upload.done, upload.done + size);
    const read = await put(db, upload, part, now);
    const done = upload.done + part.length;
    const isOver = done >= lines.length;
    await saveUpload(db, {
      ...upload,
      state: isOver ? 'done' : 'running',
      done,
      added: upload.added + read.added,
      known: upload.known + read.known,
      refused: upload.refused + read.refused,
      startedAt: upload.startedAt ?? now,
      endedAt: isOver ? now : null,
    });
    return !isOver;
  });
}

/** Puts whom some lines name on the list; whoever stands on it already, or twice in the file, is counted as known. */
async function put(db: Db, { id, segmentCode, side, by }: UploadRow, lines: readonly ListLine[], now: Date) {
  const found = await membersBehind(
    db,
    lines.map(({ name }) => name),
  );
  const strangers = lines.filter(({ name }) => !found.has(name));
  const memberIds = [...new Set(lines.flatMap(({ name }) => found.get(name) ?? []))].sort();
  const added = await addListed(db, { code: segmentCode, side, at: now, by }, memberIds);
  await evaluateMembers(db, await freshBook(db), segmentCode, memberIds, now);
  await insertLineErrors(
    db,
    strangers.map(({ line, name }) => ({ uploadId: id, line, code: 'member_unknown', shown: shownOf(name) })),
  );
  return { added, known: lines.length - strangers.length - added, refused: strangers.length };
}
