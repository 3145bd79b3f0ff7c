import 'server-only';
import { type Draft, draftTable } from '@/lib/platform/authored/drafts';

/** What somebody is writing as the next version of a task. */
export type TaskDraft = Draft;

/** The drafts of tasks: a task has one at most. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('tasks', 'TaskDraft');
