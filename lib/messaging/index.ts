import 'server-only';

export { messagingHolding } from './holding';
export { remindMembers } from './jobs/remind';
export { tellMember } from './listen';
export { type InboxPage, inboxBadge, inboxPage, inboxQuery, type Message } from './queries';
export { forgetMessages } from './store/inbox';
export { type Preferences, preferencesOf } from './store/preferences';
export { memberMessages, type ToldMessage } from './told';
