import 'server-only';

export { mergeMembersCommand } from './commands/merge-members';
export { splitMembersCommand } from './commands/split-members';
export {
  type MergeLine,
  type MergePreview,
  memberMerges,
  possibleTwins,
  previewMerge,
  previewSplit,
  type SplitPreview,
  type Twin,
} from './queries';
