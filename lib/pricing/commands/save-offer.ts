import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { SaveOfferInput } from '../rules/offer-input';
import { allVersions, draftForUpdate, saveDraft } from '../store/offers';

/** Saves an offer as a draft, over the draft before; it counts for nothing until it is published (4.M). */
export const saveOfferCommand = command({
  name: 'pricing.saveOffer',
  can: 'offers.edit',
  input: SaveOfferInput,
  async run({ db, now, actor }, { code, terms, startsAt, endsAt, isNew }) {
    const before = await draftForUpdate(db, code);
    const isTaken = isNew && (before !== null || (await allVersions(db)).some((one) => one.code === code));
    if (isTaken) throw new Refusal('code_taken', { code });
    const draft = { code, terms, startsAt, endsAt, savedAt: now, savedBy: actorLabel(actor) };
    await saveDraft(draft, db);
    return { draft, before };
  },
  audit: ({ code, terms, startsAt, endsAt }, { before }) => ({
    objectType: 'offer',
    objectId: code,
    before: before === null ? null : { terms: before.terms, startsAt: before.startsAt, endsAt: before.endsAt },
    after: { terms, startsAt, endsAt },
  }),
});
