import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { dayOfBirth } from './birthdays';

const FactsRow = z.object({
  id: z.string(),
  kind: z.string(),
  registeredAt: z.date(),
  birthMonth: z.number().nullable(),
  birthday: z.string().nullable(),
  region: z.string().nullable(),
  channel: z.string().nullable(),
  tags: z.array(z.string()),
});

/** What offers and earning ask of a buyer; of the day of birth month and day alone, the year stays where it is (4.K). */
export type BuyerFacts = Omit<z.output<typeof FactsRow>, 'birthMonth' | 'birthday'> & {
  readonly birth: { readonly month: number; readonly day: number | null } | null;
};

// Primary keys of Member and MemberTag, the second by its first column.
const readFacts = statement(
  'members.buyer-facts',
  `SELECT m."id", m."kind", m."registeredAt", m."birthMonth", m."birthday", m."region", m."channel",
     ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = m."id" ORDER BY 1) AS "tags"
   FROM "Member" m WHERE m."id" = ANY($1::uuid[])`,
  FactsRow,
);

/** What offers and earning ask of members, as they are now and without locking them: for back-tests. */
export async function buyerFacts(db: Db, ids: readonly string[]): Promise<BuyerFacts[]> {
  const rows = ids.length === 0 ? [] : await readFacts(db, [ids]);
  return rows.map(({ birthMonth, birthday, ...row }) => ({
    ...row,
    birth:
      birthMonth === null ? null : { month: birthMonth, day: birthday === null ? null : dayOfBirth(unseal(birthday)) },
  }));
}
