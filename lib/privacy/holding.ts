import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const privacyHolding = holding({
  code: 'privacy',
  tables: [
    ownRows('Consent', { erased: { proof: '{}' } }),
    ownRows('Closing', { erased: { reason: null } }),
    ownRows('DataExport', { hides: ['body'], erased: 'rows' }),
  ],
});
