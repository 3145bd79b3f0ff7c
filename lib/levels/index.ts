import 'server-only';

export { type LevelStanding, levelHistory, levelStanding } from './queries';
export type { NextLevel } from './rules/next-level';
export type { Level, LevelScheme } from './schema';
export { type HeldLevel, heldLevels, type LevelChange, levelSchemes, saveLevelScheme, schemeAt } from './store';
export {
  type LevelView,
  type LevelWork,
  levelCodeAt,
  levelView,
  loadLevelWork,
  reachLevel,
  saveLevelWork,
  startAtFirstLevel,
} from './work';
