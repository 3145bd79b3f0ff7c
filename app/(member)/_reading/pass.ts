import 'server-only';
import { z } from 'zod';
import { issuePass, lastPassUse, recognisedIn } from '@/lib/desk';
import { sliceOf } from '@/lib/desk/rules/pass';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { storeNames } from '@/lib/stores';
import type { OwnPass } from '../code/_components/own-pass';

// Long enough for the longest life of a code.
const LOOKED_BACK_SLICES = 3;

/**
 * The codes that whoever is signed in may show from now on, and the last one that somebody took; `heard` is when the one
 * was taken that the page tells already.
 */
export const passQuery = query({
  can: 'self',
  input: z.object({ heard: z.string().max(40).optional() }),
  run: ({ db, actor, now }, { heard }): Promise<OwnPass> =>
    readOwnPass(db, 'id' in actor ? actor.id : '', now, (at) => at !== heard),
});

/** As the query, for the first look, which comes with the page: what was taken before it is no news. */
export async function readOwnPass(
  db: Db,
  memberId: string,
  now: Date,
  isNews: (at: string) => boolean = () => false,
): Promise<OwnPass> {
  const [pass, use, stores] = await Promise.all([
    issuePass(db, memberId, now),
    lastPassUse(db, memberId, sliceOf(now) - LOOKED_BACK_SLICES),
    storeNames(),
  ]);
  if (use === null) return { ...pass, taken: null };
  const { slice, nonce, storeCode } = use;
  const at = use.at.toISOString();
  const taken = { slice, nonce, at, store: stores.get(storeCode ?? '') ?? null };
  if (storeCode === null) return { ...pass, taken: { ...taken, saves: null, usable: null } };
  const brought = await recognisedIn(db, { memberId, storeCode, at: use.at }, { isNews: isNews(at), now });
  return { ...pass, taken: { ...taken, ...brought } };
}
