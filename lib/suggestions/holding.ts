import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const suggestionsHolding = holding({
  code: 'suggestions',
  tables: [ownRows('Suggestion', { erased: 'rows' }), ownRows('SuggestionDue', { erased: 'rows' })],
});
