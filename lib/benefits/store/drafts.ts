import 'server-only';
import { type Draft, draftTable } from '@/lib/platform/authored/drafts';

/** What somebody is writing as the next version of a benefit. */
export type BenefitDraft = Draft;

/** The drafts of benefits: a benefit has one at most. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('benefits', 'BenefitDraft');
