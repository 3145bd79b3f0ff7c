import 'server-only';
import { z } from 'zod';
import { issuePass, lastPassUse } from '@/lib/desk';
import { sliceOf } from '@/lib/desk/rules/pass';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { storeNames } from '@/lib/stores';
import type { OwnPass } from '../code/_components/own-pass';

// Long enough for the longest life of a code.
const LOOKED_BACK_SLICES = 3;

/** The codes that whoever is signed in may show from now on, and the last one that somebody took. */
export const passQuery = query({
  can: 'self',
  input: z.object({}),
  run: ({ db, actor, now }): Promise<OwnPass> => readOwnPass(db, 'id' in actor ? actor.id : '', now),
});

/** As the query, for the first look, which comes with the page. */
export async function readOwnPass(db: Db, memberId: string, now: Date): Promise<OwnPass> {
  const [pass, use, stores] = await Promise.all([
    issuePass(db, memberId, now),
    lastPassUse(db, memberId, sliceOf(now) - LOOKED_BACK_SLICES),
    storeNames(),
  ]);
  const taken = use === null ? null : { slice: use.slice, nonce: use.nonce, at: use.at.toISOString() };
  return { ...pass, taken: taken && { ...taken, store: stores.get(use?.storeCode ?? '') ?? null } };
}
