import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { DropOfferInput } from '../rules/offer-input';
import { draftForUpdate, dropDraft } from '../store/offers';

/** Throws the draft of an offer away; what is published stays as it is. */
export const dropOfferDraftCommand = command({
  name: 'pricing.dropOfferDraft',
  can: 'offers.edit',
  input: DropOfferInput,
  async run({ db }, { code }) {
    const before = await draftForUpdate(db, code);
    if (before === null) throw new Refusal('offer_draft_not_found', { code }, 404);
    await dropDraft(db, code);
    return { code, before };
  },
  audit: ({ code }, { before }) => ({ objectType: 'offer', objectId: code, before: { terms: before.terms } }),
});
