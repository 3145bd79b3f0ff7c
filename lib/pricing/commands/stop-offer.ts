import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { StopOfferInput } from '../rules/offer-input';
import { allVersions } from '../store/offers';
import { addStop, dropStop } from '../store/stops';

/**
 * Stops an offer at once, or lets it go on: in force on the next quote of every process, without waiting for a version to
 * count (N7). What was quoted before is kept for its payment window (4.C-freeze).
 */
export const stopOfferCommand = command({
  name: 'pricing.stopOffer',
  can: 'offers.edit',
  input: StopOfferInput,
  async run({ db, now, actor }, { code, stopped, note }) {
    const known = await allVersions(db);
    if (!known.some((one) => one.code === code)) throw new Refusal('offer_not_found', { code }, 404);
    const isNew = stopped
      ? await addStop(db, { code, why: note, at: now, by: actorLabel(actor) })
      : await dropStop(db, code);
    if (!isNew) throw new Refusal(stopped ? 'offer_stopped' : 'offer_not_stopped', { code });
    return { code, stopped };
  },
  audit: ({ code, stopped, note }) => ({
    objectType: 'offer',
    objectId: code,
    before: { stopped: !stopped },
    after: { stopped },
    reason: note,
  }),
});
