import { ON_HAND_LIST, ON_SEGMENT_LIST } from '../rules/references';
import { listsOf, segmentsOf } from '../store/own-lists';
import { attribute, type Source } from './attribute';

const segments: Source<readonly string[]> = { code: 'segments', load: (db, ids) => segmentsOf(db, ids) };
const lists: Source<readonly string[]> = { code: 'hand_lists', load: (db, ids) => listsOf(db, ids) };

/** The segments that had the member at their last refresh ("list as of", 4.I). */
export const memberSegmentList = attribute({
  code: ON_SEGMENT_LIST,
  group: 'segments',
  kind: 'names',
  choices: {
    query: 'SELECT s."code", s."members"::int8 AS "count" FROM "Segment" s ORDER BY s."members" DESC, 1 LIMIT $1',
  },
  cost: 2,
  source: segments,
  sql: () => 'ARRAY(SELECT g."segmentCode" FROM "SegmentMember" g WHERE g."memberId" = m."id")',
  // By keys: EXISTS leaves it to the planner whether to look each member up or to read the lists once.
  isOn: (names) =>
    `EXISTS (SELECT FROM "SegmentMember" g WHERE g."segmentCode" = ANY(${names}) AND g."memberId" = m."id")`,
  read: (one) => one ?? [],
});

/** The lists of segments on which somebody put the member, as `<segment>:<side>`: written by the program only. */
export const memberHandList = attribute({
  code: ON_HAND_LIST,
  group: 'segments',
  kind: 'names',
  cost: 2,
  source: lists,
  sql: () => `ARRAY(SELECT g."segmentCode" || ':' || g."side" FROM "SegmentListed" g WHERE g."memberId" = m."id")`,
  isOn: (names) =>
    `EXISTS (SELECT FROM "SegmentListed" g WHERE g."memberId" = m."id" AND g."segmentCode" || ':' || g."side" = ANY(${names}))`,
  read: (one) => one ?? [],
});
