import { actorLabel } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import { RuleSetInput, SaveDraftInput } from '../schema';
import { dropDraft, saveDraft } from '../store';

/** Keeps what somebody is writing as the next version; it counts for nothing until it is published (4.M). */
export const saveEarningDraftCommand = command({
  name: 'earning.saveDraft',
  can: 'settings.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { ruleSet, basedOn, rules }) {
    const savedBy = actor.kind === 'staff' ? actor.name : actorLabel(actor);
    await saveDraft(db, ruleSet, { basedOn, rules, savedBy, savedAt: now });
    return { savedBy, savedAt: now.toISOString() };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropEarningDraftCommand = command({
  name: 'earning.dropDraft',
  can: 'settings.edit',
  input: RuleSetInput,
  async run({ db }, { ruleSet }) {
    return { dropped: (await dropDraft(db, ruleSet)) > 0 };
  },
  audit: ({ ruleSet }, { dropped }) => (dropped ? { objectType: 'rules', objectId: ruleSet } : null),
});
