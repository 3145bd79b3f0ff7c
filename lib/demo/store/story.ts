import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary keys of MemberExternalId and Member.
const readRegistration = statement(
  'demo.anchor',
  `SELECT m."registeredAt" FROM "MemberExternalId" e JOIN "Member" m ON m."id" = e."memberId"
   WHERE e."externalId" = $1 AND m."demo"`,
  z.object({ registeredAt: z.date() }),
);
// Primary key externalId.
const readKnown = statement(
  'demo.orders',
  'SELECT "externalId" FROM "OrderKey" WHERE "externalId" = ANY($1::text[])',
  z.object({ externalId: z.string() }),
);
// Any row will do.
const readAny = statement('demo.any', 'SELECT 1 AS one FROM "Member" LIMIT 1', z.object({ one: z.number() }));

/** When the demo member with an external id joined, or null when there is none. */
export const demoRegistration = async (db: Db, externalId: string): Promise<Date | null> =>
  (await readRegistration(db, [externalId]))[0]?.registeredAt ?? null;

/** Those of the orders that are stored. */
export const storedOrders = async (db: Db, externalIds: readonly string[]): Promise<Set<string>> =>
  new Set((await readKnown(db, [externalIds])).map(({ externalId }) => externalId));

/** Whether anybody is a member. */
export const hasMembers = async (db: Db): Promise<boolean> => (await readAny(db, [])).length > 0;
