import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { WithdrawOfferInput } from '../rules/offer-input';
import { addWithdrawal, allVersions } from '../store/offers';

/**
 * Lets an offer count no more, from the first instant by which every process knows it: the version that counts and all
 * that were to follow. What was quoted before stays as it was told (4.C-freeze, 4.M).
 */
export const withdrawOfferCommand = command({
  name: 'pricing.withdrawOffer',
  can: 'offers.edit',
  input: WithdrawOfferInput,
  async run({ db, now, actor }, { code, note }) {
    const at = await raiseRevision(db, now);
    const versions = (await allVersions(db)).filter((one) => one.code === code);
    if (versions.length === 0) throw new Refusal('offer_not_found', { code }, 404);
    const live = versions.filter(({ withdrawnAt }) => withdrawnAt === null);
    if (live.length === 0) throw new Refusal('offer_withdrawn', { code });
    for (const { version } of live) await addWithdrawal(db, { code, version, at, by: actorLabel(actor), note });
    return { code, versions: live.map(({ version }) => version).sort((a, b) => a - b), at };
  },
  audit: ({ code, note }, { versions, at }) => ({
    objectType: 'offer',
    objectId: code,
    after: { versions, withdrawnAt: at },
    reason: note,
  }),
});
