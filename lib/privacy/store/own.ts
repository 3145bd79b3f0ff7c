import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';
import type { ClosingRow } from './closings';

const When = z.coerce.date();
const Row = z.object({
  closing: z
    .object({
      memberId: z.string(),
      id: z.string(),
      state: z.string(),
      askedAt: When,
      dueAt: When,
      blocked: z.string().nullable(),
    })
    .nullable(),
  said: z.array(
    z.object({
      memberId: z.string(),
      seq: z.number(),
      purpose: z.string(),
      channel: z.string(),
      isGiven: z.boolean(),
      policy: z.number(),
      at: When,
    }),
  ),
});

/** What a member agreed to or took back, as he said it, without what proves it. */
export type Said = z.output<typeof Row>['said'][number];

// Unique index on memberId of wishes to leave that are open; lines by primary key (memberId, seq), a handful for each.
const readOwn = statement(
  'privacy.own',
  `SELECT (SELECT json_build_object('memberId', c."memberId", 'id', c."id", 'state', c."state", 'askedAt', c."askedAt",
        'dueAt', c."dueAt", 'blocked', c."blocked") FROM "Closing" c WHERE c."memberId" = $1 AND c."state" = 'cooling') AS closing,
     coalesce((SELECT json_agg(json_build_object('memberId', s."memberId", 'seq', s."seq", 'purpose', s."purpose",
        'channel', s."channel", 'isGiven', s."isGiven", 'policy', s."policy", 'at', s."at") ORDER BY s."at" DESC, s."seq" DESC)
        FROM "Consent" s WHERE s."memberId" = ANY($2::uuid[])), '[]') AS said`,
  Row,
);

/** Everything that pages ask of one member's privacy: his wish to leave, and each line in his books, newest first. */
export async function privacyRows(
  db: Db,
  memberId: string,
  books: readonly string[],
): Promise<{ readonly closing: ClosingRow | null; readonly said: readonly Said[] }> {
  return must((await readOwn(db, [memberId, books]))[0], 'one row for one member');
}
