import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const MoveRow = z.object({ memberId: z.string(), way: z.enum(['entered', 'left']), at: z.date() });

// Index (segmentCode, at), backwards; members by primary key.
const readLast = statement(
  'segments.moves.last',
  `SELECT v."memberId", v."way", v."at" FROM "SegmentMove" v WHERE v."segmentCode" = $1
     AND ($2::text[] IS NULL OR EXISTS (SELECT FROM "Member" m WHERE m."id" = v."memberId" AND m."storeCode" = ANY($2)))
   ORDER BY v."at" DESC, v."id" DESC LIMIT $3`,
  MoveRow,
);
// Index (segmentCode, at); days are local.
const readDays = statement(
  'segments.moves.days',
  `SELECT to_char("at" AT TIME ZONE $2, 'YYYY-MM-DD') AS "day", count(*) FILTER (WHERE "way" = 'entered') AS "entered",
     count(*) FILTER (WHERE "way" = 'left') AS "left"
   FROM "SegmentMove" v WHERE "segmentCode" = $1 AND "at" >= $3
     AND ($4::text[] IS NULL OR EXISTS (SELECT FROM "Member" m WHERE m."id" = v."memberId" AND m."storeCode" = ANY($4)))
   GROUP BY 1 ORDER BY 1`,
  z.object({ day: z.string(), entered: z.number(), left: z.number() }),
);
/** Who entered or left a segment last; stores null: of all stores. */
export const lastMoves = (db: Db, code: string, stores: readonly string[] | null, limit: number) =>
  readLast(db, [code, stores, limit]);

/** How many entered and left on each local day since an instant; stores null: of all stores. */
export const movesByDay = (db: Db, code: string, zone: string, since: Date, stores: readonly string[] | null) =>
  readDays(db, [code, zone, since, stores]);
