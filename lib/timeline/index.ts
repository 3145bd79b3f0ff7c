import 'server-only';

export { type MemberChange, memberChanges } from './changes';
export { memberPassbook, memberTimeline } from './queries';
export type { EntryItem, TimelineItem, TimelineKind, TimelinePage } from './rules/item';
export { entryItem } from './sources';
