import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const Row = z.object({ memberId: z.string(), names: z.array(z.string()) });

// Index (memberId, segmentCode).
const readSegments = statement(
  'segments.standing.segments',
  `SELECT "memberId", array_agg("segmentCode" ORDER BY "segmentCode") AS "names" FROM "SegmentMember"
   WHERE "memberId" = ANY($1::uuid[]) GROUP BY 1`,
  Row,
);
// Index (memberId).
const readLists = statement(
  'segments.standing.lists',
  `SELECT "memberId", array_agg("segmentCode" || ':' || "side" ORDER BY "segmentCode", "side") AS "names" FROM "SegmentListed"
   WHERE "memberId" = ANY($1::uuid[]) GROUP BY 1`,
  Row,
);

const byMember = (rows: readonly z.output<typeof Row>[]): ReadonlyMap<string, readonly string[]> =>
  new Map(rows.map(({ memberId, names }) => [memberId, names]));

/** The segments that members belong to, as their last refresh found them. */
export const segmentsOf = async (db: Db, memberIds: readonly string[]) => byMember(await readSegments(db, [memberIds]));

/** The lists of segments that members stand on, as `<segment>:<side>`. */
export const listsOf = async (db: Db, memberIds: readonly string[]) => byMember(await readLists(db, [memberIds]));
