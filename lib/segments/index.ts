import 'server-only';

export type { Narrowed } from './attributes/arguments';
export { type Attribute, attribute, type Source, type SqlWriter } from './attributes/attribute';
export { plugAttributes } from './attributes/registry';
export { complaintsOf, isMemberAttribute } from './check';
export { type GateAnswer, type GateKeeper, gateKeeper } from './gates';
export { standingHolding } from './standing/holding';
export { standOnEvent } from './standing/listen';
export { runStandings } from './standing/run';
export { countMatching, countMembersWhere, membersMatching, nextMatching } from './store/members-where';
