import 'server-only';

export { askedIn } from './asked-of-member';
export { benefitOffer } from './benefit-offers';
export { goodsOf } from './cart-lines';
export { quoteFromTerminal } from './cli/quote';
export { publishOfferCommand } from './commands/publish-offer';
export { quoteCommand } from './commands/quote';
export { saveOfferCommand } from './commands/save-offer';
export { stopOfferCommand } from './commands/stop-offer';
export { withdrawOfferCommand } from './commands/withdraw-offer';
export { goodsOfCoupon } from './coupon-amount';
export { couponOffers } from './coupon-offers';
export { pricingHolding } from './holding';
export { checkPrices } from './jobs/check-prices';
export { offerAsWritten } from './offer-as-written';
export { offersAsParts } from './offer-parts';
export { pointWorth } from './offer-room';
export { priceChecks } from './price-checks';
export { type OfferStory, offerAudience, offerBook, offerShelf, offerStory, offersDrawingOn } from './queries';
export { type Quoted, quoteIn } from './quote-in';
export { type Rehearsed, rehearseTogether } from './rehearse-together';
export { attributesIn } from './rules/equal';
export { evaluate } from './rules/evaluate';
export { giftsWorth } from './rules/gifts-worth';
export { keptByRest } from './rules/kept';
export { type OfferUse, offerUsesOf } from './rules/offer-uses';
export { QuoteInput } from './rules/quote-input';
export { isByPiece, stockOf } from './rules/room';
export { thresholdOf } from './rules/threshold';
export type {
  AppliedOffer,
  EarningBook,
  MemberSnapshot,
  Offer,
  Priced,
  PricingInput,
  RefusedOffer,
} from './rules/types';
export { budgetUses, type PointWorth, pointsCost } from './rules/uses';
export { equalPriceSection, pricingSection, pricingSettings, protectedIn } from './settings';
export { saveStandardOffers } from './standard-offers';
export { standingOffers } from './standing-offers';
export { recordOfferUses, returnOfferUses, usesTaken } from './store/offer-uses';
export { publishedOffers } from './store/offers';
export { type KeptQuote, quotedSaving, quotesById, sweepQuotes } from './store/quotes';
export { stoppedOffers } from './store/stops';
export { sayOffer, sayRefusal } from './words';
