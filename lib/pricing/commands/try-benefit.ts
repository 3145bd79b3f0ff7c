import { z } from 'zod';
import { BenefitTermsSchema, candidateOfTerms, candidatesInForce } from '@/lib/benefits';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { benefitOffer } from '../benefit-offers';
import { TriedCart } from '../rules/offer-input';
import type { Tried } from '../rules/tried';
import { tryDraft } from '../try-draft';

const NEW = 'new-benefit';

/**
 * What a benefit that is being written would do to a cart of somebody who has it, and whom it may meet: the offers in
 * force, and the other benefits that act on carts (S0-3.4, 4.C, N1).
 */
export const tryBenefitCommand = command({
  name: 'pricing.tryBenefit',
  can: 'benefits.read',
  input: z.object({ code: z.string().max(64), terms: BenefitTermsSchema, cart: TriedCart }),
  transaction: 'own',
  async run(context, { code, terms, cart }): Promise<Tried> {
    const { zone } = await program(context.db);
    const place = { storeCode: cart.storeCode, channel: cart.channel, at: cart.at ?? context.now, zone };
    const level = cart.buyer.type === 'level' ? cart.buyer.level : null;
    const draft = candidateOfTerms(terms, { benefit: code === '' ? NEW : code, version: 1, level, ...place });
    if (draft === null) throw new Refusal('no_offer', { kind: terms.kind });
    const others = await candidatesInForce(context.db, place);
    return tryDraft(context, benefitOffer(draft), cart, others.map(benefitOffer));
  },
});
