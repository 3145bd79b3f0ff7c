import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Tries } from '../rules/stop';

// BRIN on at of decisions, of copies and of draws: some minutes of each; (task, claimedAt), (benefit, at).
const readTries = statement(
  'campaigns.tries',
  `SELECT (SELECT count(*) FROM "Decision" d WHERE d."at" >= $1 AND d."subjectId" = ANY($2::text[])
       AND EXISTS (SELECT 1 FROM json_array_elements(d."reasons") r WHERE r ->> 'outcome' = 'withheld')) AS "refused",
     (SELECT count(*) FROM "Coupon" k WHERE k."issuedAt" >= $1 AND k."batchId"::text = ANY($2))
     + (SELECT count(*) FROM "GameDraw" g WHERE g."at" >= $1 AND g."game" = ANY($2))
     + (SELECT count(*) FROM "TaskProgress" t WHERE t."claimedAt" >= $1 AND t."task" = ANY($2))
     + (SELECT count(*) FROM "BenefitUse" u WHERE u."at" >= $1 AND u."benefit" = ANY($2)) AS "given"`,
  z.object({ refused: z.number(), given: z.number() }),
);

/** What was asked of some parts since the instant: how often they gave, and how often they refused. */
export const triesSince = async (db: Db, since: Date, gates: readonly string[]): Promise<Tries> =>
  (await readTries(db, [since, gates]))[0] ?? { given: 0, refused: 0 };
