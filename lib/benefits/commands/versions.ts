import { actorLabel, actorName } from '@/lib/kernel/actor';
import type { Condition } from '@/lib/kernel/condition';
import { Refusal } from '@/lib/kernel/refusal';
import { requireFreePart } from '@/lib/platform/authored/gates';
import { command, parseInput } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { complaintsOf } from '@/lib/segments';
import { TermsSchema } from '../rules/terms';
import { BenefitRef, PublishInput, SaveDraftInput, StateInput } from '../schema';
import { dropDraft, saveDraft } from '../store/drafts';
import { addBenefit, addVersion, benefitForUpdate, freshBook, saveBenefitState } from '../store/versions';

/** Keeps what somebody is writing as the next version of a benefit, or of a new one; it counts for nothing (4.M). */
export const saveBenefitDraftCommand = command({
  name: 'benefits.saveDraft',
  can: 'benefits.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { code, basedOn, terms }) {
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { code };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropBenefitDraftCommand = command({
  name: 'benefits.dropDraft',
  can: 'benefits.edit',
  input: BenefitRef,
  run: async ({ db }, { code }) => ({ dropped: (await dropDraft(db, code)) > 0 }),
  audit: ({ code }, { dropped }) => (dropped ? { objectType: 'benefit', objectId: code } : null),
});

/**
 * Publishes the next version of a benefit: it counts for grants from the first instant by which every process knows it, or
 * later on; grants that exist keep theirs. Whoever began from a version that is not the newest must look again (4.M).
 */
export const publishBenefitCommand = command({
  name: 'benefits.publish',
  can: 'benefits.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, effectiveFrom, note }) {
    const terms = parseInput(TermsSchema, raw);
    if (terms.where !== null) requireOfMembers(terms.where);
    // First, since it makes others who publish wait: they then see this version and are refused.
    const known = await raiseRevision(db, now);
    await requireFreePart(db, 'benefit', code, now);
    await addBenefit(db, { code, createdAt: now, createdBy: actorLabel(actor), demo: false });
    const row = await benefitForUpdate(db, code);
    if (row?.state === 'withdrawn') throw new Refusal('benefit_withdrawn', {});
    const [newest] = (await freshBook(db)).versions.get(code) ?? [];
    const latest = newest?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest, basedOn });
    const from = effectiveFrom ?? known;
    if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
    if (newest !== undefined && from <= newest.effectiveFrom)
      throw new Refusal('effective_before_newest', {
        version: newest.version,
        effectiveFrom: newest.effectiveFrom.toISOString(),
      });
    const version = latest + 1;
    const about = { effectiveFrom: from, publishedAt: now, publishedBy: actorName(actor), note };
    await addVersion(db, { code, version, terms, ...about });
    await dropDraft(db, code);
    return { version, effectiveFrom: from.toISOString() };
  },
  audit: ({ code, note, terms }, { version, effectiveFrom }) => ({
    objectType: 'benefit',
    objectId: code,
    after: { version, effectiveFrom, terms },
    reason: note,
  }),
});

/** Lets a benefit rest (nobody gets it, what was granted counts), go on, or end: then nothing of it counts any more. */
export const setBenefitStateCommand = command({
  name: 'benefits.setState',
  can: 'benefits.edit',
  input: StateInput,
  async run({ db, now }, { code, state }) {
    await raiseRevision(db, now);
    const row = await benefitForUpdate(db, code);
    if (row === null) throw new Refusal('benefit_not_found', {}, 404);
    if (row.state === 'withdrawn') throw new Refusal('benefit_withdrawn', {});
    await saveBenefitState(db, code, state, now);
    return { before: row.state, state };
  },
  audit: ({ code, note }, { before, state }) => ({
    objectType: 'benefit',
    objectId: code,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});

/** An audience that asks for what is not known of members would choose nobody, without a word (4.I). */
function requireOfMembers(where: Condition): void {
  const [strange] = complaintsOf(where);
  if (strange !== undefined) throw new Refusal('attribute_not_of_members', { attribute: strange.leaf.attribute }, 422);
}
