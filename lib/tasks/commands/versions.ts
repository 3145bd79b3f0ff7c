import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { requireFreePart } from '@/lib/platform/authored/gates';
import { command, InvalidInput, parseInput } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { rewardsSchema } from '@/lib/rewards';
import { complaintsOf } from '@/lib/segments';
import { type Terms, TermsSchema } from '../rules/terms';
import { PublishInput, SaveDraftInput, StateInput, TaskRef } from '../schema';
import { dropDraft, saveDraft } from '../store/drafts';
import { addTask, addVersion, freshBook, saveTaskState, type TaskBook, taskForUpdate } from '../store/versions';

/** Keeps what somebody is writing as the next version of a task, or of a new one; it counts for nothing (4.M). */
export const saveTaskDraftCommand = command({
  name: 'tasks.saveDraft',
  can: 'tasks.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { code, basedOn, terms }) {
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { code };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropTaskDraftCommand = command({
  name: 'tasks.dropDraft',
  can: 'tasks.edit',
  input: TaskRef,
  run: async ({ db }, { code }) => ({ dropped: (await dropDraft(db, code)) > 0 }),
  audit: ({ code }, { dropped }) => (dropped ? { objectType: 'task', objectId: code } : null),
});

/**
 * Publishes the next version of a task: it counts from the first instant by which every process knows it, or later on. What
 * a task asks and how often stay what they are, for what members did towards it was counted so (4.M).
 */
export const publishTaskCommand = command({
  name: 'tasks.publish',
  can: 'tasks.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, effectiveFrom, note }) {
    const terms = parseInput(TermsSchema, raw);
    complainOf(terms);
    // First, since it makes others who publish wait: they then see this version and are refused.
    const known = await raiseRevision(db, now);
    await requireFreePart(db, 'task', code, now);
    await addTask(db, { code, createdAt: now, createdBy: actorLabel(actor), demo: false });
    const row = await taskForUpdate(db, code);
    if (row?.state === 'withdrawn') throw new Refusal('task_withdrawn', {});
    const book = await freshBook(db);
    const [newest] = book.versions.get(code) ?? [];
    const latest = newest?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest, basedOn });
    const was = newest?.terms ?? null;
    if (was !== null && (was.kind !== terms.kind || was.per !== terms.per)) throw new Refusal('task_is_another', {});
    refusePrerequisites(book, code, terms);
    const from = effectiveFrom ?? known;
    if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
    if (newest !== undefined && from <= newest.effectiveFrom)
      throw new Refusal('effective_before_newest', { version: newest.version });
    const version = latest + 1;
    const about = { effectiveFrom: from, publishedAt: now, publishedBy: actorName(actor), note };
    await addVersion(db, { code, version, terms, ...about });
    await dropDraft(db, code);
    return { version, effectiveFrom: from.toISOString() };
  },
  audit: ({ code, note, terms }, { version, effectiveFrom }) => ({
    objectType: 'task',
    objectId: code,
    after: { version, effectiveFrom, terms },
    reason: note,
  }),
});

/** Lets a task rest (nothing counts, nothing is given), go on, or end for good. */
export const setTaskStateCommand = command({
  name: 'tasks.setState',
  can: 'tasks.edit',
  input: StateInput,
  async run({ db, now }, { code, state }) {
    await raiseRevision(db, now);
    const row = await taskForUpdate(db, code);
    if (row === null) throw new Refusal('task_not_found', {}, 404);
    if (row.state === 'withdrawn') throw new Refusal('task_withdrawn', {});
    await saveTaskState(db, code, state, now);
    return { before: row.state, state };
  },
  audit: ({ code, note }, { before, state }) => ({
    objectType: 'task',
    objectId: code,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});

/** Rewards that nobody can give, and conditions that are not about members, are complaints of the form. */
function complainOf({ rewards, audience }: Terms): void {
  const issues = rewardsSchema.safeParse(rewards).error?.issues ?? [];
  const wrong = issues.map(({ path, message }) => ({ path: ['rewards', ...path].join('.'), code: 'custom', message }));
  const complaints = audience.when === null ? [] : complaintsOf(audience.when);
  const strange = complaints.map(({ code, leaf }) => {
    return { path: 'audience.when', code: 'custom', message: `${code}: ${leaf.attribute}` };
  });
  if (wrong.length + strange.length > 0) throw new InvalidInput([...wrong, ...strange]);
}

/** What has to be done before is another task, done once and for all, that does not wait for this one. */
function refusePrerequisites({ versions }: TaskBook, code: string, { prerequisites }: Terms): void {
  const waitsFor = (one: string): readonly string[] => versions.get(one)?.[0]?.terms?.prerequisites ?? [];
  const seen = new Set<string>();
  const open = [...prerequisites];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one === code) throw new Refusal('task_waits_for_itself', {});
    if (versions.get(one)?.[0]?.terms?.per !== 'once') throw new Refusal('prerequisite_unknown', { task: one });
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...waitsFor(one));
  }
}
