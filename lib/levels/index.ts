import 'server-only';

export { type Closed, closeLevels } from './close';
export { acceptInvitationCommand, inviteCommand } from './commands/invite';
export {
  liftLevelCommand,
  overrideLevelCommand,
  protectLevelCommand,
  trialLevelCommand,
} from './commands/lend-level';
export { discardDraftCommand, publishDraftCommand, saveDraftCommand } from './commands/scheme-draft';
export { levelsHolding } from './holding';
export {
  decideLevelMerge,
  type LevelMerge,
  type LevelMergeAsked,
  saveLevelMerge,
  splitLevels,
} from './merge';
export { type LevelStanding, levelHistory, levelStanding, recentLevelChanges } from './queries';
export { raiseLevels } from './raise';
export { type RehearsalResult, type RehearsedMember, rehearseMembers, rehearseScheme } from './rehearse';
export type { NextLevel } from './rules/next-level';
export type { Level, LevelScheme } from './schema';
export { type DraftRehearsal, type ListedVersion, rehearseDraft, type SchemeBook, schemeBook } from './scheme-queries';
export { levelsSection } from './settings';
export { type CountedOrder, closeLevel, keptLevel, moveLevelWindow, reachLevel, revertLevel } from './settle';
export { membersAfter } from './store/due';
export { type HeldLevel, heldLevels, type LevelChange, plainLevels } from './store/held';
export { ordersInLevel } from './store/purchases';
export { levelSchemes, saveLevelScheme, schemeAt, schemeDraft } from './store/schemes';
export {
  type LevelView,
  type LevelWork,
  levelCodeAt,
  levelView,
  loadLevelWork,
  saveLevelWork,
  startAtFirstLevel,
} from './work';
