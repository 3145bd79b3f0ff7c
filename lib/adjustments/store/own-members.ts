import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const MemberRow = z.object({ memberId: z.string() });

// Primary key (staffId, memberId).
const insertOwn = execution(
  'adjustments.own.insert',
  `INSERT INTO "OwnMember" ("staffId", "memberId", "createdAt") VALUES ($1::uuid, $2::uuid, $3::timestamptz)
   ON CONFLICT DO NOTHING`,
);
const readOwn = statement(
  'adjustments.own',
  `SELECT "memberId" FROM "OwnMember" WHERE "staffId" = $1::uuid ORDER BY "createdAt", "memberId"`,
  MemberRow,
);
const findOwn = statement(
  'adjustments.own.one',
  `SELECT "memberId" FROM "OwnMember" WHERE "staffId" = $1::uuid AND "memberId" = $2::uuid`,
  MemberRow,
);

const deleteOwn = execution('adjustments.own.delete', 'DELETE FROM "OwnMember" WHERE "staffId" = $1::uuid');

/** Takes back all that somebody declared; answers how many. */
export const deleteOwnMembers = (db: Db, staffId: string): Promise<number> => deleteOwn(db, [staffId]);

/** Keeps a member account as somebody's own; declaring it again changes nothing. */
export const insertOwnMember = (db: Db, staffId: string, memberId: string, now: Date): Promise<number> =>
  insertOwn(db, [staffId, memberId, now]);

/** The member accounts that somebody declared as his own. */
export const ownMemberIds = async (db: Db, staffId: string): Promise<readonly string[]> =>
  (await readOwn(db, [staffId])).map(({ memberId }) => memberId);

/** Whether somebody declared this member account as his own. */
export const isDeclaredOwn = async (db: Db, staffId: string, memberId: string): Promise<boolean> =>
  (await findOwn(db, [staffId, memberId])).length > 0;
