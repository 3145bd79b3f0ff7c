import 'server-only';

export { askedOfMember, askedOfMembers } from './asked-of-member';
export { type BuilderArgument, type BuilderAttribute, builderAttributes } from './attribute-list';
export type { Narrowed } from './attributes/arguments';
export { type Attribute, attribute, type Source, type SqlWriter } from './attributes/attribute';
export { plugAttributes } from './attributes/registry';
export { complaintsOf, isMemberAttribute } from './check';
export { uploadListCommand } from './commands/lists';
export { publishSegmentCommand } from './commands/versions';
export { type GateAnswer, type GateKeeper, gateKeeper } from './gates';
export { segmentsHolding } from './holding';
export { planSegmentRuns } from './jobs/plan';
export { readUploads } from './jobs/read-uploads';
export { runSegments } from './jobs/run';
export { segmentOnEvent, segmentOnMerge, segmentOnSegment } from './listen';
export { memberSegments } from './of-member';
export {
  type MoveView,
  type SegmentPage,
  type SegmentRowView,
  segmentNames,
  segmentPage,
  segmentRows,
} from './queries';
export { type Counted, countRuleCommand, overlapCommand, ruleSqlCommand, suggestCommand } from './questions/count';
export { type Reach, reachCommand } from './questions/reach';
export {
  type RehearsedValues,
  rehearseStagesCommand,
  rehearseValuesCommand,
  type StageMove,
} from './questions/rehearse-standing';
export { type Beside, sampleCommand, tryMemberCommand } from './questions/sample';
export { standingHolding } from './standing/holding';
export { standOnEvent } from './standing/listen';
export { runStandings } from './standing/run';
export { type StandingRulesPage, type StandingVersion, stagesPage, valuesPage } from './standing-queries';
export { mergeSegments, splitSegments } from './store/lists';
export { countMatching, countMembersWhere, membersMatching, nextMatching } from './store/members-where';
export { standings } from './store/standing';
export { saveStandardStandings, stageRulesAt } from './store/standing-rules';
export { plugSegmentUsers, type SegmentUser } from './uses-plugged';
