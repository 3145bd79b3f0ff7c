import 'server-only';

export { isMemberAttribute } from './store/attributes';
export { countMatching, countMembersWhere, membersMatching, nextMatching } from './store/members-where';
