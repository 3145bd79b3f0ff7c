import { command } from '@/lib/platform/command';
import { TryOfferInput } from '../rules/offer-input';
import type { Tried } from '../rules/tried';
import type { Offer } from '../rules/types';
import { tryDraft } from '../try-draft';

const NEW = 'new-offer';

/** What an offer that is being written would do to a cart (N1). */
export const tryOfferCommand = command({
  name: 'pricing.tryOffer',
  can: 'offers.read',
  input: TryOfferInput,
  transaction: 'own',
  run(context, { code, terms, cart, startsAt, endsAt }): Promise<Tried> {
    const about = { id: code === '' ? NEW : code, version: 1, source: { type: 'OFFER' }, startsAt, endsAt } as const;
    const draft: Offer = { ...about, ...terms, left: terms.stock.total, blocked: null };
    return tryDraft(context, draft, cart);
  },
});
