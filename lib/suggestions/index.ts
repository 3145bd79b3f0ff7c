import 'server-only';

export { suggestionsHolding } from './holding';
export { refreshGoods } from './jobs/refresh-goods';
export { suggestDue } from './jobs/suggest';
export { suggestAnew, suggestAsConsented } from './listen';
export { type OwnSuggestion, ownSuggestions, ownTaste } from './queries';
export { suggestionsSection } from './settings';
