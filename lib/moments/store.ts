import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const Row = z.object({ climb: z.string().nullable(), points: z.number().nullable(), growth: z.number().nullable() });

/** What a member was shown; null where he was shown nothing of it yet. */
export type Shown = z.output<typeof Row>;

const NOTHING: Shown = { climb: null, points: null, growth: null };

// Primary key.
const read = statement(
  'moments.shown',
  'SELECT "climb", "points", "growth" FROM "MemberMoment" WHERE "memberId" = $1',
  Row,
);
// Primary key; the furthest that was shown counts, in whatever order it is said.
const writeClimb = execution(
  'moments.climb',
  `INSERT INTO "MemberMoment" AS m ("memberId", "climb", "updatedAt") VALUES ($1, $2::uuid, $3)
   ON CONFLICT ("memberId") DO UPDATE SET "climb" = excluded."climb", "updatedAt" = excluded."updatedAt"
     WHERE m."climb" IS NULL OR m."climb" < excluded."climb"`,
);
// Primary key; what stands there already is not written again.
const writeFigures = execution(
  'moments.figures',
  `INSERT INTO "MemberMoment" AS m ("memberId", "points", "growth", "updatedAt") VALUES ($1, $2, $3, $4)
   ON CONFLICT ("memberId") DO UPDATE SET "points" = excluded."points", "growth" = excluded."growth", "updatedAt" = excluded."updatedAt"
     WHERE (m."points", m."growth") IS DISTINCT FROM (excluded."points", excluded."growth")`,
);

/** What the member was shown. */
export const shownTo = async (db: Db, memberId: string): Promise<Shown> => (await read(db, [memberId]))[0] ?? NOTHING;

/** Keeps that a climb was celebrated. */
export const saveClimb = (db: Db, memberId: string, change: string, at: Date): Promise<number> =>
  writeClimb(db, [memberId, change, at]);

/** Keeps the figures that were shown. */
export const saveFigures = (
  db: Db,
  memberId: string,
  { points, growth }: { readonly points: number; readonly growth: number },
  at: Date,
): Promise<number> => writeFigures(db, [memberId, points, growth, at]);
