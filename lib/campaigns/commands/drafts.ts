import { voidRequest } from '@/lib/approvals';
import { actorLabel, actorName, personLabel } from '@/lib/kernel/actor';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { lockCampaign, saveStep } from '../change';
import { SaveDraftInput } from '../schema';
import { APPROVAL, requestKey } from '../standing';
import { addCampaign } from '../store/campaigns';
import { addWriter, draftOf, saveDraft } from '../store/revisions';

/**
 * Keeps what somebody is writing as the next revision; it counts for nothing (4.M). What was submitted and waits is taken
 * back: a second person approves what was asked for, or nothing.
 */
export const saveCampaignDraftCommand = command({
  name: 'campaigns.saveDraft',
  can: 'campaigns.edit',
  input: SaveDraftInput,
  async run(context, { code, basedOn, terms, isNew }) {
    const { db, actor, now } = context;
    const isMade = await addCampaign(db, code, actorLabel(actor), now);
    if (isNew && !isMade) throw new Refusal('code_taken', { code });
    const locked = await lockCampaign(context, code);
    const { row, standing } = locked;
    if (row.state === 'ended' || row.state === 'archived') throw new Refusal('campaign_over', {});
    const before = await draftOf(db, code);
    if (basedOn !== row.revision) throw new Refusal('terms_changed_meanwhile', { latest: row.revision, basedOn });
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    // Keys stand in another order where they are kept.
    const isWritten = before === null || canonicalJson(before.terms) !== canonicalJson(terms);
    if (isWritten) await addWriter(db, code, personLabel(actor));
    const isVoid = isWritten && standing.isWaiting && row.submitted !== null;
    if (isVoid) {
      await voidRequest(context, APPROVAL, requestKey(code, row.submitted ?? 0), 'changed');
      await saveStep(context, locked, { ...row, submitted: null }, { act: 'void', note: '' });
    }
    return { code, isVoid };
  },
  audit: ({ code, isNew, terms }, { isVoid }) =>
    isNew || isVoid ? { objectType: 'campaign', objectId: code, after: { terms } } : null,
});
