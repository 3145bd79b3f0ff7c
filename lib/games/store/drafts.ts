import 'server-only';
import { type Draft, draftTable } from '@/lib/platform/authored/drafts';

/** What somebody is writing as the next version of a game. */
export type GameDraft = Draft;

/** The drafts of games: a game has one at most. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('games', 'GameDraft');
