import 'server-only';

export { countMembersWhere, membersMatching } from './store/members-where';
