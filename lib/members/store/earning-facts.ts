import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const FactsRow = z.object({
  id: z.string(),
  code: z.string(),
  registeredAt: z.date(),
  birthMonth: z.number().nullable(),
});

/** What earning asks of a member, and the code by which staff know him; nothing personal. */
export type EarningMember = z.output<typeof FactsRow>;

// Primary key.
const readFacts = statement(
  'members.earning-facts',
  'SELECT "id", "code", "registeredAt", "birthMonth" FROM "Member" WHERE "id" = ANY($1::uuid[])',
  FactsRow,
);

/** What earning asks of members, without locking them: for simulations and promises. */
export const earningMembers = (db: Db, ids: readonly string[]): Promise<EarningMember[]> =>
  ids.length === 0 ? Promise.resolve([]) : readFacts(db, [ids]);
