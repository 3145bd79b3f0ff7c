import 'server-only';
import { type Draft, draftTable } from '@/lib/platform/authored/drafts';

/** What somebody is writing as the next version of a survey. */
export type SurveyDraft = Draft;

/** The drafts of surveys: a survey has one at most. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('surveys', 'SurveyDraft');
