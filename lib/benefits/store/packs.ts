import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const PackRow = z.object({ memberId: z.string(), benefit: z.string(), grantKey: z.string() });

// Unique index (memberId, benefit, grantKey), from which all of it is read.
const readHad = statement(
  'benefits.packs.had',
  `SELECT g."memberId", g."benefit", g."grantKey" FROM "BenefitGrant" g
   WHERE g."memberId" = ANY($1::uuid[]) AND g."benefit" = ANY($2::text[]) AND g."grantKey" = ANY($3::text[])`,
  PackRow,
);

/** Which of these packs which of these members have had, voided ones too: they come once ever (4.B.7). */
export const packsHad = (
  db: Db,
  memberIds: readonly string[],
  benefits: readonly string[],
  keys: readonly string[],
): Promise<z.output<typeof PackRow>[]> =>
  memberIds.length === 0 || benefits.length === 0 ? Promise.resolve([]) : readHad(db, [memberIds, benefits, keys]);
