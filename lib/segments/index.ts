import 'server-only';

export { countMembersWhere } from './store/members-where';
