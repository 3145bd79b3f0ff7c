import 'server-only';

export { quoteFromTerminal } from './cli/quote';
export { publishOfferCommand } from './commands/publish-offer';
export { quoteCommand } from './commands/quote';
export { saveOfferCommand } from './commands/save-offer';
export { withdrawOfferCommand } from './commands/withdraw-offer';
export { type OfferStory, offerAudience, offerBook, offerShelf, offerStory } from './queries';
export { type Quoted, quoteIn } from './quote-in';
export { type OfferUse, offerUsesOf } from './rules/offer-uses';
export { pricingSection } from './settings';
export { saveStandardOffers } from './standard-offers';
export { recordOfferUses, returnOfferUses } from './store/offer-uses';
export { sweepQuotes } from './store/quotes';
export { sayOffer, sayRefusal } from './words';
