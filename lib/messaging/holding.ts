import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const messagingHolding = holding({
  code: 'messaging',
  tables: [ownRows('InboxMessage', { erased: 'rows' }), ownRows('InboxPreference', { erased: 'rows' })],
});
