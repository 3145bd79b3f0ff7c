import 'server-only';

export { quoteFromTerminal } from './cli/quote';
export { publishOfferCommand } from './commands/publish-offer';
export { quoteCommand } from './commands/quote';
export { saveOfferCommand } from './commands/save-offer';
export { withdrawOfferCommand } from './commands/withdraw-offer';
export { pointWorth } from './offer-room';
export { type OfferStory, offerAudience, offerBook, offerShelf, offerStory, offersDrawingOn } from './queries';
export { type Quoted, quoteIn } from './quote-in';
export { keptByRest } from './rules/kept';
export { type OfferUse, offerUsesOf } from './rules/offer-uses';
export { QuoteInput } from './rules/quote-input';
export { budgetUses } from './rules/uses';
export { pricingSection } from './settings';
export { saveStandardOffers } from './standard-offers';
export { recordOfferUses, returnOfferUses, usesTaken } from './store/offer-uses';
export { type KeptQuote, quotedSaving, quotesById, sweepQuotes } from './store/quotes';
export { sayOffer, sayRefusal } from './words';
