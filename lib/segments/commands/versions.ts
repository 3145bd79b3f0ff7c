import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { faultOf, freshBook, type SegmentBook, termsOf } from '../book';
import { newRun } from '../jobs/plan';
import { cycleOf, segmentsIn } from '../rules/references';
import { type Terms, TermsSchema } from '../rules/terms';
import { PublishInput, SaveDraftInput, SegmentRef } from '../schema';
import { addRuns, openRunOf, saveRun } from '../store/runs';
import { addSegment, addVersion, dropDraft, saveDraft, saveFault, segmentForUpdate } from '../store/segments';

/** Keeps what somebody is writing as the next version of a segment, or of a new one; it counts for nothing (4.M). */
export const saveSegmentDraftCommand = command({
  name: 'segments.saveDraft',
  can: 'segments.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { code, basedOn, terms }) {
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { code };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropSegmentDraftCommand = command({
  name: 'segments.dropDraft',
  can: 'segments.edit',
  input: SegmentRef,
  run: async ({ db }, { code }) => ({ dropped: (await dropDraft(db, code)) > 0 }),
  audit: ({ code }, { dropped }) => (dropped ? { objectType: 'segment', objectId: code } : null),
});

/**
 * Publishes the next version of a segment and begins to find its members anew. A rule that names what is not known of
 * members, or comes back to itself, is refused; whoever began from a version that is not the newest looks again (4.I, 4.M).
 */
export const publishSegmentCommand = command({
  name: 'segments.publish',
  can: 'segments.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, note }) {
    const terms = parseInput(TermsSchema, raw);
    // First of what is written, since it makes others who publish wait: they then see this version and are refused.
    const effectiveFrom = await raiseRevision(db, now);
    await addSegment(db, { code, createdAt: now, createdBy: actorLabel(actor), demo: false });
    const row = await segmentForUpdate(db, code);
    if (row?.state === 'withdrawn') throw new Refusal('segment_withdrawn', {});
    const book = await freshBook(db);
    const [newest] = book.versions.get(code) ?? [];
    const latest = newest?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest, basedOn });
    requireSameKind(newest?.terms ?? null, terms);
    requireRule(book, code, terms);
    const version = latest + 1;
    await addVersion(db, {
      code,
      version,
      terms,
      effectiveFrom,
      publishedAt: now,
      publishedBy: actorName(actor),
      note,
    });
    await dropDraft(db, code);
    await saveFault(db, code, null);
    const about = { by: actorName(actor), now };
    if (row?.state === 'live') await beginAnew(db, code, version, about);
    // Live segments that name it change with it, at once and not with the next day.
    for (const other of dependentsOf(book, code))
      await beginAnew(db, other, book.versions.get(other)?.[0]?.version ?? 0, about);
    return { version };
  },
  audit: ({ code, note, terms }, { version }) => ({
    objectType: 'segment',
    objectId: code,
    after: { version, terms },
    reason: note,
  }),
});

/** Begins a refresh by a version; one that goes on by an older one is over. */
async function beginAnew(
  db: Db,
  code: string,
  version: number,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  const open = await openRunOf(db, code);
  if (open !== null) await saveRun(db, { ...open, state: 'cancelled', endedAt: now });
  await addRuns(db, [newRun({ segmentCode: code, version, cause: 'published', by, createdAt: now })]);
}

/** The live segments that name one, or name one that does. */
function dependentsOf(book: SegmentBook, code: string): readonly string[] {
  const found = new Set<string>();
  const walk = (named: string) => {
    for (const { code: other, state } of book.segments.values()) {
      const terms = termsOf(book, other);
      if (found.has(other) || other === code || !segmentsIn(terms?.where ?? null).includes(named)) continue;
      found.add(other);
      walk(other);
      if (state !== 'live' || terms?.refresh.mode !== 'live') found.delete(other);
    }
  };
  walk(code);
  return [...found].sort();
}

function requireSameKind(before: Terms | null, { kind }: Terms): void {
  if (before !== null && before.kind !== kind) throw new Refusal('kind_changed', { before: before.kind }, 422);
}

/** What a rule names must be known, and it must not come back to itself: the refusal names the way (4.I). */
function requireRule(book: SegmentBook, code: string, { where }: Terms): void {
  const cycle = cycleOf(code, where, (other) => termsOf(book, other)?.where ?? null);
  if (cycle !== null) throw new Refusal('segment_cycle', { path: cycle.join(' → ') }, 422);
  const fault = faultOf(book, where);
  if (fault?.attribute !== undefined)
    throw new Refusal('attribute_not_of_members', { attribute: fault.attribute }, 422);
  if (fault?.segment !== undefined) throw new Refusal('segment_not_found', { segment: fault.segment }, 422);
}
