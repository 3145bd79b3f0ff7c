import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const Row = z.object({ id: z.string(), birthday: z.string().nullable(), isSameEmail: z.boolean() });

// Index on emailHash; names by Member_name_prefix, which carries equality too. A common name is cut off.
const readTwins = statement(
  'members.twins',
  `WITH own AS (SELECT "id", "emailHash", "name", "birthMonth" FROM "Member" WHERE "id" = $1::uuid)
   SELECT m."id", m."birthday", true AS "isSameEmail" FROM own JOIN "Member" m ON m."emailHash" = own."emailHash"
   WHERE m."id" <> own."id" AND m."status" = 'active'
   UNION ALL
   (SELECT m."id", m."birthday", false FROM own JOIN "Member" m ON m."name" = own."name" AND m."birthMonth" = own."birthMonth"
    WHERE m."id" <> own."id" AND m."status" = 'active' LIMIT 200)`,
  Row,
);

/** Other active members with the same e-mail, or with the same name and month of birth; birthdays are still sealed. */
export const likelyTwins = (db: Db, memberId: string): Promise<z.output<typeof Row>[]> => readTwins(db, [memberId]);
