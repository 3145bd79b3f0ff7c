import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, InvalidInput, parseInput } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { rewardsSchema } from '@/lib/rewards';
import { complaintsOf } from '@/lib/segments';
import { type Terms, TermsSchema } from '../rules/terms';
import { CloseInput, PublishInput, SaveDraftInput, SurveyRef } from '../schema';
import { dropDraft, saveDraft } from '../store/drafts';
import { addSurvey, addVersion, freshBook, type SurveyVersion, saveEnd, surveyForUpdate } from '../store/versions';

/** Keeps what somebody is writing as the next version of a survey, or of a new one; nobody sees it (4.M). */
export const saveSurveyDraftCommand = command({
  name: 'surveys.saveDraft',
  can: 'surveys.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { code, basedOn, terms }) {
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { code };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropSurveyDraftCommand = command({
  name: 'surveys.dropDraft',
  can: 'surveys.edit',
  input: SurveyRef,
  run: async ({ db }, { code }) => ({ dropped: (await dropDraft(db, code)) > 0 }),
  audit: ({ code }, { dropped }) => (dropped ? { objectType: 'survey', objectId: code } : null),
});

/**
 * Publishes the next version of a survey, from the first instant by which every process knows it. Answers count by the
 * code of their question over all versions, so a code keeps its kind; and whoever was promised to stay unnamed does.
 */
export const publishSurveyCommand = command({
  name: 'surveys.publish',
  can: 'surveys.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, note }) {
    const terms = parseInput(TermsSchema, raw);
    complainOf(terms);
    // First of what is written, since it makes others who publish wait: they then see this version and are refused.
    const effectiveFrom = await raiseRevision(db, now);
    await addSurvey(db, { code, createdAt: now, createdBy: actorLabel(actor), demo: false });
    const row = await surveyForUpdate(db, code);
    if (row !== null && row.endedAt !== null) throw new Refusal('survey_ended', { at: row.endedAt.toISOString() });
    const versions = (await freshBook(db)).versions.get(code) ?? [];
    const latest = versions[0]?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest, basedOn });
    if (terms.to <= effectiveFrom) throw new Refusal('survey_over_already', { to: terms.to.toISOString() });
    refuseOther(terms, versions);
    const version = latest + 1;
    const about = { effectiveFrom, publishedAt: now, publishedBy: actorName(actor), note };
    await addVersion(db, { code, version, terms, ...about });
    await dropDraft(db, code);
    return { version, effectiveFrom: effectiveFrom.toISOString() };
  },
  audit: ({ code, note, terms }, { version, effectiveFrom }) => ({
    objectType: 'survey',
    objectId: code,
    after: { version, effectiveFrom, terms },
    reason: note,
  }),
});

/** Closes a survey before its time: nobody answers any more, what was answered and given stays. */
export const closeSurveyCommand = command({
  name: 'surveys.close',
  can: 'surveys.edit',
  input: CloseInput,
  async run({ db, actor, now }, { code, note }) {
    await raiseRevision(db, now);
    const row = await surveyForUpdate(db, code);
    if (row === null) throw new Refusal('survey_not_found', {}, 404);
    if (row.endedAt !== null) throw new Refusal('survey_ended', { at: row.endedAt.toISOString() });
    await saveEnd(db, code, { at: now, by: actorName(actor), why: note });
    return { at: now.toISOString() };
  },
  audit: ({ code, note }, { at }) => ({ objectType: 'survey', objectId: code, after: { endedAt: at }, reason: note }),
});

/** Rewards that nobody can give, and conditions that are not about members, are complaints of the form. */
function complainOf({ rewards, audience }: Terms): void {
  const issues = rewardsSchema.safeParse(rewards).error?.issues ?? [];
  const wrong = issues.map(({ path, message }) => ({ path: ['rewards', ...path].join('.'), code: 'custom', message }));
  const complaints = audience.where === null ? [] : complaintsOf(audience.where);
  const strange = complaints.map(({ code, leaf }) => {
    return { path: 'audience.where', code: 'custom', message: `${code}: ${leaf.attribute}` };
  });
  if (wrong.length + strange.length > 0) throw new InvalidInput([...wrong, ...strange]);
}

/** What was answered was answered to something: questions keep their kind, the survey its trigger and its promise. */
function refuseOther({ questions, isAnonymous, trigger }: Terms, versions: readonly SurveyVersion[]): void {
  const before = versions.flatMap(({ terms }) => (terms === null ? [] : [terms]));
  for (const was of before) {
    if (was.isAnonymous !== isAnonymous || was.trigger.as !== trigger.as) throw new Refusal('survey_is_another', {});
    const other = questions.find(({ code, kind }) =>
      was.questions.some((one) => one.code === code && one.kind !== kind),
    );
    if (other !== undefined) throw new Refusal('question_is_another', { question: other.code });
  }
}
