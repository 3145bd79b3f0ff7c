import 'server-only';

export { mergeMembersCommand } from './commands/merge-members';
export { splitMembersCommand } from './commands/split-members';
export { mergingHolding } from './holding';
export type { Figures } from './plan';
export {
  type FieldChoice,
  type MergeLine,
  type MergePreview,
  type MergeSide,
  memberMerges,
  possibleTwins,
  previewMerge,
  previewSplit,
  type SplitPreview,
  type Twin,
} from './queries';
