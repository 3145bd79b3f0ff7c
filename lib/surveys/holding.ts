import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const surveysHolding = holding({
  code: 'surveys',
  tables: [ownRows('SurveyReply', { hides: ['replyKey'] }), ownRows('SurveyAnswer', { erased: { texts: '{}' } })],
});
