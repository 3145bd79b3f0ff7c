import { holding, ownRows } from '@/lib/platform/holding';
import { keepLevels } from './store/due';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const levelsHolding = holding({
  code: 'levels',
  tables: [ownRows('MemberLevel'), ownRows('LevelChange'), ownRows('LevelNotice')],
  giveUp: keepLevels,
});
